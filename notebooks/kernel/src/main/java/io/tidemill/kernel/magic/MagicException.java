package io.tidemill.kernel.magic;

/** A magic that was used wrongly or found nothing; the message is for the user, and says what there is instead. */
public final class MagicException extends Exception {
    private static final long serialVersionUID = 1L;

    MagicException(String message) {
        super(message);
    }

    MagicException(String message, Throwable cause) {
        super(message, cause);
    }
}
