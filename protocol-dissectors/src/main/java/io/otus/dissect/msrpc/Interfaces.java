package io.otus.dissect.msrpc;

import io.otus.layer.dcerpc.Uuid;
import java.util.Map;

/**
 * Names of interfaces that matter to who defends a plant; each has them from the document that defines it. Immutable.
 */
final class Interfaces {
    private static final Map<String, String> NAMES = Map.ofEntries(
            // C706 appendix O
            Map.entry("e1af8308-5d1f-11c9-91a4-08002b14a0fa", "epm"),
            // [MS-DCOM] §1.9
            Map.entry("99fcfec4-5260-101b-bbcb-00aa0021347a", "IObjectExporter"),
            Map.entry("000001a0-0000-0000-c000-000000000046", "IRemoteSCMActivator"),
            Map.entry("4d9f4ab8-7d1c-11cf-861e-0020af6e7c57", "IActivation"),
            Map.entry("00000131-0000-0000-c000-000000000046", "IRemUnknown"),
            Map.entry("00000143-0000-0000-c000-000000000046", "IRemUnknown2"),
            // OPC Data Access 2.05 and 3.00, appendix with the IDL
            Map.entry("39c13a4d-011e-11d0-9675-0020afd8adb3", "IOPCServer"),
            Map.entry("39c13a52-011e-11d0-9675-0020afd8adb3", "IOPCSyncIO"),
            Map.entry("39c13a71-011e-11d0-9675-0020afd8adb3", "IOPCAsyncIO2"),
            Map.entry("39c13a54-011e-11d0-9675-0020afd8adb3", "IOPCItemMgt"),
            Map.entry("39c13a50-011e-11d0-9675-0020afd8adb3", "IOPCGroupStateMgt"),
            // [MS-SCMR], [MS-TSCH], [MS-RRP], [MS-SRVS], [MS-WKST], [MS-RPRN]
            Map.entry("367abb81-9844-35f1-ad32-98f038001003", "svcctl"),
            Map.entry("1ff70682-0a51-30e8-076d-740be8cee98b", "ATSvc"),
            Map.entry("86d35949-83c9-4044-b424-db363231fd0c", "ITaskSchedulerService"),
            Map.entry("338cd001-2244-31f1-aaaa-900038001003", "winreg"),
            Map.entry("4b324fc8-1670-01d3-1278-5a47bf6ee188", "srvsvc"),
            Map.entry("6bffd098-a112-3610-9833-46c3f87e345a", "wkssvc"),
            Map.entry("12345678-1234-abcd-ef00-0123456789ab", "winspool"),
            // [MS-SAMR], [MS-LSAD], [MS-NRPC], [MS-DRSR], [MS-WMI]
            Map.entry("12345778-1234-abcd-ef00-0123456789ac", "samr"),
            Map.entry("12345778-1234-abcd-ef00-0123456789ab", "lsarpc"),
            Map.entry("12345678-1234-abcd-ef00-01234567cffb", "netlogon"),
            Map.entry("e3514235-4b06-11d1-ab04-00c04fc2dcd2", "drsuapi"),
            Map.entry("f309ad18-d86a-11d0-a075-00c04fb68820", "IWbemLevel1Login"),
            Map.entry("9556dc99-828c-11cf-a37e-00aa003240c7", "IWbemServices"));

    private Interfaces() {}

    /** The name; the identifier itself where it is not known. */
    static String name(Uuid id) {
        String text = id.toString();
        return NAMES.getOrDefault(text, text);
    }
}
