package io.tidemill.engine;

import io.tidemill.wire.sbe.MessageHeaderDecoder;
import io.tidemill.wire.sbe.PlaceOrderDecoder;
import io.tidemill.wire.sbe.RunStartedDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a stream that goes on: what was so far can be asked at any time. */
final class JournalHash {
    private static final int KIND_OFFSET = MessageHeaderDecoder.templateIdEncodingOffset();

    private final MessageDigest digest = sha256();

    void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    byte[] soFar() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every JDK can be copied", e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(soFar());
    }

    /** Kind of the message that begins at this offset. */
    static int kind(byte[] bytes, int offset) {
        int at = offset + KIND_OFFSET;
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }

    /** Whether messages of this kind are inputs of an engine. */
    static boolean isInput(int kind) {
        return kind < PlaceOrderDecoder.TEMPLATE_ID;
    }

    /** Whether messages of this kind are commands. */
    static boolean isCommand(int kind) {
        return kind >= PlaceOrderDecoder.TEMPLATE_ID && kind < RunStartedDecoder.TEMPLATE_ID;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
