package io.otus.simulator.plant;

import io.otus.simulator.protocol.Modbus;
import java.util.Arrays;
import java.util.SortedMap;

/** One Modbus device: its four tables and its identity. It answers requests that {@link Modbus} wrote. */
public final class ModbusUnit {
    private static final int ADDRESS = 1;
    private static final int VALUE = 3;

    private final String name;
    private final SortedMap<Integer, String> identity;
    private final boolean[] coils;
    private final boolean[] inputs;
    private final int[] holding;
    private final int[] inputRegisters;

    /**
     * A device whose tables all have {@code size} entries, zero at first.
     *
     * @param identity objects of function 43/14
     */
    public ModbusUnit(String name, int size, SortedMap<Integer, String> identity) {
        this.name = name;
        this.identity = identity;
        this.coils = new boolean[size];
        this.inputs = new boolean[size];
        this.holding = new int[size];
        this.inputRegisters = new int[size];
    }

    /** Sets a coil. */
    public void coil(int address, boolean on) {
        coils[address] = on;
    }

    /** Whether a coil is set. */
    public boolean coil(int address) {
        return coils[address];
    }

    /** Sets a discrete input. */
    public void input(int address, boolean on) {
        inputs[address] = on;
    }

    /** Sets a holding register. */
    public void holding(int address, int value) {
        holding[address] = value;
    }

    /** What a holding register has. */
    public int holding(int address) {
        return holding[address];
    }

    /** Sets an input register. */
    public void inputRegister(int address, int value) {
        inputRegisters[address] = value;
    }

    /** The answer to one request PDU; writes change the tables. */
    public byte[] answer(byte[] request) {
        int function = request[0];
        return switch (function) {
            case 1 -> bits(function, coils, request);
            case 2 -> bits(function, inputs, request);
            case 3 -> registers(function, holding, request);
            case 4 -> registers(function, inputRegisters, request);
            case 5 -> writeCoil(request);
            case 6 -> writeRegister(request);
            case 8 -> request.clone();
            case 16 -> writeRegisters(request);
            case 17 -> Modbus.serverId(name, true);
            case 22 -> maskWrite(request);
            case 43 -> Modbus.deviceIdentification(request[2], identity);
            default -> Modbus.exception(function, Modbus.ILLEGAL_FUNCTION);
        };
    }

    private static byte[] bits(int function, boolean[] table, byte[] request) {
        int address = word(request, ADDRESS);
        int quantity = word(request, VALUE);
        return address + quantity > table.length
                ? Modbus.exception(function, Modbus.ILLEGAL_DATA_ADDRESS)
                : Modbus.bits(function, Arrays.copyOfRange(table, address, address + quantity));
    }

    private static byte[] registers(int function, int[] table, byte[] request) {
        int address = word(request, ADDRESS);
        int quantity = word(request, VALUE);
        return address + quantity > table.length
                ? Modbus.exception(function, Modbus.ILLEGAL_DATA_ADDRESS)
                : Modbus.registers(function, Arrays.copyOfRange(table, address, address + quantity));
    }

    private byte[] writeCoil(byte[] request) {
        coils[word(request, ADDRESS)] = word(request, VALUE) != 0;
        return request.clone();
    }

    private byte[] writeRegister(byte[] request) {
        holding[word(request, ADDRESS)] = word(request, VALUE);
        return request.clone();
    }

    private byte[] writeRegisters(byte[] request) {
        int address = word(request, ADDRESS);
        int quantity = word(request, VALUE);
        for (int i = 0; i < quantity; i++) {
            holding[address + i] = word(request, 6 + 2 * i);
        }
        return Modbus.written(16, address, quantity);
    }

    private byte[] maskWrite(byte[] request) {
        int address = word(request, ADDRESS);
        int and = word(request, VALUE);
        holding[address] = (holding[address] & and) | (word(request, 5) & ~and);
        return request.clone();
    }

    private static int word(byte[] bytes, int offset) {
        return ((bytes[offset] & 0xFF) << 8) | (bytes[offset + 1] & 0xFF);
    }
}
