package io.otus.dissect.s7commplus;

import io.otus.core.event.Action;
import io.otus.core.event.Service;

/** Function codes and what each means for the controller, S7+ "functions". */
final class S7commplusFunction {
    static final int EXPLORE = 0x04BB;
    static final int CREATE_OBJECT = 0x04CA;
    static final int DELETE_OBJECT = 0x04D4;
    static final int SET_VARIABLE = 0x04F2;
    static final int GET_VARIABLE = 0x04FC;
    static final int ADD_LINK = 0x0506;
    static final int REMOVE_LINK = 0x051A;
    static final int GET_LINK = 0x0524;
    static final int SET_MULTI_VARIABLES = 0x0542;
    static final int GET_MULTI_VARIABLES = 0x054C;
    static final int BEGIN_SEQUENCE = 0x0556;
    static final int END_SEQUENCE = 0x0560;
    static final int INVOKE = 0x056B;
    static final int SET_VAR_SUB_STREAMED = 0x057C;
    static final int GET_VAR_SUB_STREAMED = 0x0586;
    static final int GET_VARIABLES_ADDRESS = 0x0590;
    static final int ABORT = 0x059A;
    static final int ERROR = 0x05A9;
    static final int INIT_SSL = 0x05B3;

    private S7commplusFunction() {}

    /** The name of a function; {@code unknown}. */
    static String name(int function) {
        return switch (function) {
            case EXPLORE -> "explore";
            case CREATE_OBJECT -> "create_object";
            case DELETE_OBJECT -> "delete_object";
            case SET_VARIABLE -> "set_variable";
            case GET_VARIABLE -> "get_variable";
            case ADD_LINK -> "add_link";
            case REMOVE_LINK -> "remove_link";
            case GET_LINK -> "get_link";
            case SET_MULTI_VARIABLES -> "set_multi_variables";
            case GET_MULTI_VARIABLES -> "get_multi_variables";
            case BEGIN_SEQUENCE -> "begin_sequence";
            case END_SEQUENCE -> "end_sequence";
            case INVOKE -> "invoke";
            case SET_VAR_SUB_STREAMED -> "set_var_sub_streamed";
            case GET_VAR_SUB_STREAMED -> "get_var_sub_streamed";
            case GET_VARIABLES_ADDRESS -> "get_variables_address";
            case ABORT -> "abort";
            case ERROR -> "error";
            case INIT_SSL -> "init_ssl";
            default -> "unknown";
        };
    }

    static boolean isKnown(int function) {
        return !name(function).equals("unknown");
    }

    /** The service of a function, before its body is considered. */
    static Service service(int function) {
        return switch (function) {
            case EXPLORE -> EXPLORED;
            case CREATE_OBJECT -> CREATED;
            case DELETE_OBJECT -> DELETED;
            case SET_VARIABLE -> SET;
            case GET_VARIABLE -> GOT;
            case ADD_LINK -> LINK_ADDED;
            case REMOVE_LINK -> LINK_REMOVED;
            case GET_LINK -> LINK_READ;
            case SET_MULTI_VARIABLES -> MULTI_SET;
            case GET_MULTI_VARIABLES -> MULTI_READ;
            case BEGIN_SEQUENCE -> SEQUENCE_BEGUN;
            case END_SEQUENCE -> SEQUENCE_ENDED;
            case INVOKE -> INVOKED;
            case SET_VAR_SUB_STREAMED -> STREAM_SET;
            case GET_VAR_SUB_STREAMED -> STREAM_READ;
            case GET_VARIABLES_ADDRESS -> ADDRESSES_READ;
            case ABORT -> ABORTED;
            case ERROR -> FAILED;
            case INIT_SSL -> TLS_BEGUN;
            default -> new Service(function, "unknown", Action.OTHER);
        };
    }

    static final Service NOTIFICATION = new Service(-1, "notification", Action.NOTIFY);

    private static final Service EXPLORED = of(EXPLORE, Action.READ);
    private static final Service CREATED = of(CREATE_OBJECT, Action.CONFIGURE);
    private static final Service DELETED = of(DELETE_OBJECT, Action.DELETE);
    private static final Service SET = of(SET_VARIABLE, Action.CONFIGURE);
    private static final Service GOT = of(GET_VARIABLE, Action.READ);
    private static final Service LINK_ADDED = of(ADD_LINK, Action.CONFIGURE);
    private static final Service LINK_REMOVED = of(REMOVE_LINK, Action.CONFIGURE);
    private static final Service LINK_READ = of(GET_LINK, Action.READ);
    private static final Service MULTI_SET = of(SET_MULTI_VARIABLES, Action.CONFIGURE);
    private static final Service MULTI_READ = of(GET_MULTI_VARIABLES, Action.READ);
    private static final Service SEQUENCE_BEGUN = of(BEGIN_SEQUENCE, Action.OTHER);
    private static final Service SEQUENCE_ENDED = of(END_SEQUENCE, Action.OTHER);
    private static final Service INVOKED = of(INVOKE, Action.OPERATE);
    private static final Service STREAM_SET = of(SET_VAR_SUB_STREAMED, Action.CONFIGURE);
    private static final Service STREAM_READ = of(GET_VAR_SUB_STREAMED, Action.READ);
    private static final Service ADDRESSES_READ = of(GET_VARIABLES_ADDRESS, Action.READ);
    private static final Service ABORTED = of(ABORT, Action.OTHER);
    private static final Service FAILED = of(ERROR, Action.OTHER);
    private static final Service TLS_BEGUN = of(INIT_SSL, Action.SESSION);

    static final Service SESSION_CREATED = as(CREATE_OBJECT, "create_session", Action.SESSION);
    static final Service SESSION_DELETED = as(DELETE_OBJECT, "delete_session", Action.SESSION);
    static final Service SUBSCRIPTION_CREATED = as(CREATE_OBJECT, "create_subscription", Action.SUBSCRIBE);
    static final Service DYNAMIC_CREATED = as(CREATE_OBJECT, "create_dynamic_object", Action.OTHER);
    static final Service DYNAMIC_DELETED = as(DELETE_OBJECT, "delete_dynamic_object", Action.OTHER);
    static final Service BLOCK_CREATED = as(CREATE_OBJECT, "download", Action.DOWNLOAD);
    static final Service BLOCK_EXPLORED = as(EXPLORE, "explore_block", Action.UPLOAD);
    static final Service DOWNLOAD_BEGUN = as(BEGIN_SEQUENCE, "begin_download", Action.DOWNLOAD);
    static final Service VARIABLES_WRITTEN = as(SET_MULTI_VARIABLES, "write_variables", Action.WRITE);

    /** Attributes of the session, and of what lives in it. */
    static final Service SESSION_SET = as(SET_VARIABLE, "set_session", Action.SESSION);

    static final Service SESSION_MULTI_SET = as(SET_MULTI_VARIABLES, "set_session_variables", Action.SESSION);
    static final Service DYNAMIC_SET = as(SET_VARIABLE, "set_dynamic_object", Action.OTHER);
    static final Service DYNAMIC_MULTI_SET = as(SET_MULTI_VARIABLES, "set_dynamic_objects", Action.OTHER);

    /** The operating state that is asked for. */
    static final Service STOP = as(SET_VARIABLE, "stop", Action.STOP);

    static final Service START = as(SET_VARIABLE, "start", Action.START);
    static final Service OPERATING_STATE = as(SET_VARIABLE, "set_operating_state", Action.MODE);

    static final Service MULTI_STOP = as(SET_MULTI_VARIABLES, "stop", Action.STOP);
    static final Service MULTI_START = as(SET_MULTI_VARIABLES, "start", Action.START);
    static final Service MULTI_OPERATING_STATE = as(SET_MULTI_VARIABLES, "set_operating_state", Action.MODE);

    private static Service of(int function, Action action) {
        return new Service(function, name(function), action);
    }

    private static Service as(int function, String name, Action action) {
        return new Service(function, name, action).keyed(function + "/" + name);
    }
}
