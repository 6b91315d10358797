package io.tidemill.connectors;

/**
 * Where keys are taken from at the moment they are used. Configuration holds a reference to a key, never the key; a key is
 * never logged and is in no frame.
 */
public interface CredentialSource {
    /** The public half, sent with each private request. */
    String apiKey();

    /** The secret half, which signs and never leaves. */
    byte[] secret();
}
