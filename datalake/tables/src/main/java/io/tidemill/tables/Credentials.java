package io.tidemill.tables;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A name and a secret, read from where a reference points: {@code file:/path} of a properties file with the keys
 * {@code access-key} and {@code secret-key}.
 */
record Credentials(String accessKey, String secretKey) {
    static Credentials resolve(String reference) {
        if (!reference.startsWith("file:/")) {
            throw new IllegalArgumentException(
                    "a reference to credentials must begin with file:/, was '" + reference + "'");
        }
        Path path = Path.of(URI.create(reference));
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException e) {
            throw LakeException.fatal("credentials cannot be read from " + reference + ": " + e, e);
        }
        return new Credentials(required(properties, "access-key", path), required(properties, "secret-key", path));
    }

    private static String required(Properties properties, String key, Path path) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw LakeException.broken("credentials in " + path + " must have " + key);
        }
        return value.strip();
    }

    @Override
    public String toString() {
        return "Credentials[" + accessKey + ", ***]";
    }
}
