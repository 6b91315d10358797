package io.tidemill.lab;

/**
 * Something in a cell cannot be done as it was asked for. The message says in a line or two what there is instead; a stack
 * adds nothing, so a notebook prints the message alone.
 */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what there is instead. */
    public LabException(String message) {
        super(message);
    }

    /** With what there is instead, and what was thrown below. */
    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
