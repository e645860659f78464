package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;
import java.util.List;

/**
 * S7comm (protocol identifier 0x32) jobs and their answers; {@link S7UserData} has the rest. Methods give an S7 PDU;
 * {@link Cotp#data(byte[])} puts the transport in front. {@code reference} pairs a job with its answer, 0 to 65535.
 */
public final class S7 {
    /** Area: process inputs. */
    public static final int INPUTS = 0x81;

    /** Area: process outputs. */
    public static final int OUTPUTS = 0x82;

    /** Area: flags, also called markers. */
    public static final int FLAGS = 0x83;

    /** Area: data blocks. */
    public static final int DATA_BLOCKS = 0x84;

    /** Return code of an item: success. */
    public static final int SUCCESS = 0xFF;

    /** Return code of an item: the address is out of range. */
    public static final int ADDRESS_OUT_OF_RANGE = 0x05;

    static final int PROTOCOL = 0x32;
    static final int JOB = 1;
    static final int ACK_DATA = 3;
    private static final int SETUP = 0xF0;
    private static final int READ = 0x04;
    private static final int WRITE = 0x05;
    private static final int REQUEST_DOWNLOAD = 0x1A;
    private static final int DOWNLOAD_BLOCK = 0x1B;
    private static final int DOWNLOAD_ENDED = 0x1C;
    private static final int START_UPLOAD = 0x1D;
    private static final int UPLOAD = 0x1E;
    private static final int END_UPLOAD = 0x1F;
    private static final int PI_SERVICE = 0x28;
    private static final int PLC_STOP = 0x29;
    private static final int BITS = 0x03;
    private static final int BYTES = 0x04;
    private static final byte[] NOTHING = {};

    /**
     * One variable, addressed by S7ANY.
     *
     * @param area a constant of {@link S7}
     * @param block data block number, 0 for other areas
     * @param offset first byte
     * @param bit 0 to 7 for a single bit, -1 for bytes
     * @param count bytes, or 1 for a bit
     */
    public record Item(int area, int block, int offset, int bit, int count) {
        /** Bytes of a data block. */
        public static Item bytes(int block, int offset, int count) {
            return new Item(DATA_BLOCKS, block, offset, -1, count);
        }

        /** One bit of a data block. */
        public static Item bit(int block, int offset, int bit) {
            return new Item(DATA_BLOCKS, block, offset, bit, 1);
        }

        boolean isBit() {
            return bit >= 0;
        }
    }

    private S7() {}

    /** Setup communication, job. */
    public static byte[] setup(int reference, int pduLength) {
        return job(reference, setupParameter(pduLength), NOTHING);
    }

    /** Setup communication, answer: the length that the PLC grants. */
    public static byte[] setupAnswer(int reference, int pduLength) {
        return answer(reference, setupParameter(pduLength), NOTHING);
    }

    /** Read variables, job. */
    public static byte[] read(int reference, List<Item> items) {
        return job(reference, items(READ, items), NOTHING);
    }

    /** Read variables, answer: one value per item, in the order of the job. */
    public static byte[] readAnswer(int reference, List<Item> items, List<byte[]> values) {
        ByteWriter data = new ByteWriter();
        for (int i = 0; i < values.size(); i++) {
            value(data, SUCCESS, items.get(i), values.get(i), i == values.size() - 1);
        }
        return answer(reference, new byte[] {READ, (byte) values.size()}, data.toByteArray());
    }

    /** Read variables, answer that refuses its only item. */
    public static byte[] readRefused(int reference, int returnCode) {
        return answer(reference, new byte[] {READ, 1}, new byte[] {(byte) returnCode, 0, 0, 0});
    }

    /** Write variables, job. */
    public static byte[] write(int reference, List<Item> items, List<byte[]> values) {
        ByteWriter data = new ByteWriter();
        for (int i = 0; i < values.size(); i++) {
            value(data, 0, items.get(i), values.get(i), i == values.size() - 1);
        }
        return job(reference, items(WRITE, items), data.toByteArray());
    }

    /** Write variables, answer: one return code per item. */
    public static byte[] writeAnswer(int reference, int... returnCodes) {
        ByteWriter data = new ByteWriter();
        for (int code : returnCodes) {
            data.u8(code);
        }
        return answer(reference, new byte[] {WRITE, (byte) returnCodes.length}, data.toByteArray());
    }

    /** PLC stop, job. */
    public static byte[] stop(int reference) {
        ByteWriter parameter = new ByteWriter().u8(PLC_STOP).fill(5, 0);
        return job(reference, name(parameter, "P_PROGRAM"), NOTHING);
    }

    /** PLC stop, answer. */
    public static byte[] stopAnswer(int reference) {
        return answer(reference, new byte[] {PLC_STOP}, NOTHING);
    }

    /** PI service P_PROGRAM, job: a warm restart, or a cold one. */
    public static byte[] start(int reference, boolean cold) {
        return piService(reference, cold ? new byte[] {'C', ' '} : NOTHING, "P_PROGRAM");
    }

    /** PI service _INSE, job: makes a downloaded block active. */
    public static byte[] insertBlock(int reference, String block) {
        byte[] argument = new ByteWriter()
                .u8(1)
                .u8(0)
                .text(block.substring(1, 8))
                .text("P")
                .toByteArray();
        return piService(reference, argument, "_INSE");
    }

    /** PI service, answer. */
    public static byte[] piServiceAnswer(int reference) {
        return answer(reference, new byte[] {PI_SERVICE}, NOTHING);
    }

    /**
     * Request download, job of the client.
     *
     * @param block file name such as {@code _0A00001P}: type (08 OB, 0A DB, 0C FC, 0E FB), number, file system
     * @param loadLength bytes in load memory, 0 to 999999
     * @param codeLength bytes of MC7 code, 0 to 999999
     */
    public static byte[] requestDownload(int reference, String block, int loadLength, int codeLength) {
        ByteWriter parameter = transfer(REQUEST_DOWNLOAD, 0);
        name(parameter, block);
        name(parameter, "1" + sixDigits(loadLength) + sixDigits(codeLength));
        return job(reference, parameter.toByteArray(), NOTHING);
    }

    /** Request download, answer. */
    public static byte[] requestDownloadAnswer(int reference) {
        return answer(reference, new byte[] {REQUEST_DOWNLOAD}, NOTHING);
    }

    /** Download block, job of the PLC: it fetches the next part. */
    public static byte[] downloadBlock(int reference, String block) {
        return job(reference, name(transfer(DOWNLOAD_BLOCK, 0), block), NOTHING);
    }

    /** Download block, answer of the client with a part of the block. */
    public static byte[] downloadBlockAnswer(int reference, byte[] part, boolean more) {
        return answer(reference, new byte[] {DOWNLOAD_BLOCK, (byte) (more ? 1 : 0)}, part(part));
    }

    /** Download ended, job of the PLC. */
    public static byte[] downloadEnded(int reference, String block) {
        return job(reference, name(transfer(DOWNLOAD_ENDED, 0), block), NOTHING);
    }

    /** Download ended, answer of the client. */
    public static byte[] downloadEndedAnswer(int reference) {
        return answer(reference, new byte[] {DOWNLOAD_ENDED}, NOTHING);
    }

    /** Start upload, job. */
    public static byte[] startUpload(int reference, String block) {
        return job(reference, name(transfer(START_UPLOAD, 0), block), NOTHING);
    }

    /** Start upload, answer: the number of this upload and the length of the block. */
    public static byte[] startUploadAnswer(int reference, int upload, int length) {
        ByteWriter parameter = transfer(START_UPLOAD, upload);
        return answer(reference, name(parameter, "0" + sixDigits(length)), NOTHING);
    }

    /** Upload, job: the next part. */
    public static byte[] upload(int reference, int upload) {
        return job(reference, transfer(UPLOAD, upload).toByteArray(), NOTHING);
    }

    /** Upload, answer with a part of the block. */
    public static byte[] uploadAnswer(int reference, byte[] part, boolean more) {
        return answer(reference, new byte[] {UPLOAD, (byte) (more ? 1 : 0)}, part(part));
    }

    /** End upload, job. */
    public static byte[] endUpload(int reference, int upload) {
        return job(reference, transfer(END_UPLOAD, upload).toByteArray(), NOTHING);
    }

    /** End upload, answer. */
    public static byte[] endUploadAnswer(int reference) {
        return answer(reference, new byte[] {END_UPLOAD}, NOTHING);
    }

    private static byte[] setupParameter(int pduLength) {
        return new ByteWriter()
                .u8(SETUP)
                .u8(0)
                .u16(1) // jobs at a time, calling
                .u16(1) // and called
                .u16(pduLength)
                .toByteArray();
    }

    private static byte[] items(int function, List<Item> items) {
        ByteWriter parameter = new ByteWriter().u8(function).u8(items.size());
        for (Item item : items) {
            parameter
                    .u8(0x12) // variable specification
                    .u8(10) // length of what follows
                    .u8(0x10) // S7ANY
                    .u8(item.isBit() ? 1 : 2) // transport size BIT or BYTE
                    .u16(item.count())
                    .u16(item.block())
                    .u8(item.area())
                    .u24(item.offset() * 8 + Math.max(0, item.bit()));
        }
        return parameter.toByteArray();
    }

    /** One value with its header; all but the last are padded to an even length. */
    private static void value(ByteWriter data, int code, Item item, byte[] value, boolean last) {
        data.u8(code);
        if (item.isBit()) {
            data.u8(BITS).u16(1); // length in bits
        } else {
            data.u8(BYTES).u16(value.length * 8);
        }
        data.bytes(value);
        if (!last && value.length % 2 != 0) {
            data.u8(0);
        }
    }

    private static byte[] piService(int reference, byte[] argument, String service) {
        ByteWriter parameter = new ByteWriter()
                .u8(PI_SERVICE)
                .fill(6, 0)
                .u8(0xFD)
                .u16(argument.length)
                .bytes(argument);
        return job(reference, name(parameter, service), NOTHING);
    }

    private static ByteWriter transfer(int function, int number) {
        return new ByteWriter().u8(function).u8(0).u16(0).u32(number);
    }

    private static byte[] name(ByteWriter parameter, String text) {
        return parameter.u8(text.length()).text(text).toByteArray();
    }

    private static byte[] part(byte[] bytes) {
        return new ByteWriter().u16(bytes.length).u16(0x00FB).bytes(bytes).toByteArray();
    }

    private static String sixDigits(int value) {
        String digits = Integer.toString(value);
        return "000000".substring(digits.length()) + digits;
    }

    /** Any job. */
    public static byte[] job(int reference, byte[] parameter, byte[] data) {
        return header(JOB, reference, parameter, data)
                .bytes(parameter)
                .bytes(data)
                .toByteArray();
    }

    /** Any answer without an error. */
    public static byte[] answer(int reference, byte[] parameter, byte[] data) {
        return header(ACK_DATA, reference, parameter, data)
                .u16(0) // error class and code: none
                .bytes(parameter)
                .bytes(data)
                .toByteArray();
    }

    static ByteWriter header(int rosctr, int reference, byte[] parameter, byte[] data) {
        return new ByteWriter()
                .u8(PROTOCOL)
                .u8(rosctr)
                .u16(0)
                .u16(reference)
                .u16(parameter.length)
                .u16(data.length);
    }
}
