package io.otus.dissect.coap;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/** What requests mean: the method, and what is known of the path that it is for. */
final class Methods {
    static final Service NOTIFICATION = new Service(-1, "notification", Action.NOTIFY);

    private static final Service GET = new Service(CoapCode.GET, "get", Action.READ);
    private static final Service POST = new Service(CoapCode.POST, "post", Action.WRITE);
    private static final Service PUT = new Service(CoapCode.PUT, "put", Action.WRITE);
    private static final Service DELETE = new Service(CoapCode.DELETE, "delete", Action.DELETE);
    private static final Service FETCH = new Service(CoapCode.FETCH, "fetch", Action.READ);
    private static final Service PATCH = new Service(CoapCode.PATCH, "patch", Action.WRITE);
    private static final Service IPATCH = new Service(CoapCode.IPATCH, "ipatch", Action.WRITE);

    /** RFC 7641 §2. */
    private static final Service OBSERVE = new Service(CoapCode.GET, "observe", Action.SUBSCRIBE).keyed("1/observe");

    private static final Service DISCOVER = new Service(CoapCode.GET, "discover", Action.DISCOVER).keyed("1/discover");

    /** RFC 8613: what it is, nobody hears. */
    private static final Service PROTECTED = new Service(-1, "oscore_protected", Action.OTHER);

    /** RFC 9176 §5.3; OMA LwM2M 1.0.2 §5.3. */
    private static final Service REGISTER = new Service(CoapCode.POST, "register", Action.SESSION).keyed("2/register");

    private static final Service DEREGISTER =
            new Service(CoapCode.DELETE, "deregister", Action.SESSION).keyed("4/deregister");

    // OMA LwM2M 1.0.2 appendix E.4 and E.6: resources of the one instance of the objects 3 and 5.
    private static final Service REBOOT = new Service(CoapCode.POST, "reboot", Action.RESTART).keyed("2/reboot");
    private static final Service FACTORY_RESET =
            new Service(CoapCode.POST, "factory_reset", Action.RESTART).keyed("2/factory_reset");
    private static final Service SET_TIME = new Service(CoapCode.PUT, "set_time", Action.TIME_SET).keyed("3/set_time");
    private static final Service FIRMWARE =
            new Service(CoapCode.PUT, "firmware_package", Action.FIRMWARE).keyed("3/firmware");
    /** Resources of the instance at once, of which package and its address are those that can be written. */
    private static final Service PACKAGE =
            new Service(CoapCode.POST, "firmware_package", Action.FIRMWARE).keyed("2/firmware");

    private static final Service UPDATE =
            new Service(CoapCode.POST, "firmware_update", Action.FIRMWARE).keyed("2/firmware_update");

    private Methods() {}

    static Service of(int code, CoapOptions options, String path) {
        if (options.has(CoapOption.OSCORE)) {
            return PROTECTED;
        }
        return switch (code) {
            case CoapCode.GET -> get(options, path);
            case CoapCode.POST -> post(path);
            case CoapCode.PUT -> put(path);
            case CoapCode.DELETE -> path.startsWith(Lwm2m.REGISTRATION + "/") ? DEREGISTER : DELETE;
            case CoapCode.FETCH -> FETCH;
            case CoapCode.PATCH -> PATCH;
            case CoapCode.IPATCH -> IPATCH;
            default -> new Service(code, CoapCode.name(code), Action.OTHER);
        };
    }

    private static Service get(CoapOptions options, String path) {
        if (options.number(CoapOption.OBSERVE) == 0) {
            return OBSERVE;
        }
        return path.equals(Links.WELL_KNOWN) ? DISCOVER : GET;
    }

    private static Service post(String path) {
        return switch (path) {
            case "/3/0/4" -> REBOOT;
            case "/3/0/5" -> FACTORY_RESET;
            case "/5/0" -> PACKAGE;
            case "/5/0/2" -> UPDATE;
            default -> path.equals(Lwm2m.REGISTRATION) || path.startsWith(Lwm2m.REGISTRATION + "/") ? REGISTER : POST;
        };
    }

    private static Service put(String path) {
        return switch (path) {
            case "/3/0/13" -> SET_TIME;
            case "/5/0", "/5/0/0", "/5/0/1" -> FIRMWARE;
            default -> PUT;
        };
    }

    /** Whether its answer tells what the device is: not a list of what others are. */
    static boolean isOpen(Service service) {
        return !service.equals(PROTECTED);
    }
}
