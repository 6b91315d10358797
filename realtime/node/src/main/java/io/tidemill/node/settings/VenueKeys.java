package io.tidemill.node.settings;

import io.tidemill.connectors.CredentialSource;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an account, read once from where a reference points: {@code file:/PATH} of a properties file with {@code api-key} and
 * {@code api-secret}, or {@code env:PREFIX} for the variables {@code PREFIX_API_KEY} and {@code PREFIX_API_SECRET}.
 *
 * <p><b>Thread:</b> immutable.
 */
public final class VenueKeys implements CredentialSource {
    private static final String FILE = "file:/";
    private static final String ENVIRONMENT = "env:";

    private final String apiKey;
    private final byte[] secret;

    private VenueKeys(String apiKey, String secret) {
        this.apiKey = apiKey;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if it is no reference; does not repeat it, because it may be a key
     * @throws IOException if one of the keys is not where the reference says
     */
    public static VenueKeys read(String reference, Map<String, String> environment) throws IOException {
        if (reference.startsWith(FILE)) {
            Path path = Path.of(URI.create(reference));
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new IOException("keys of the account cannot be read from " + reference + ": " + e, e);
            }
            return new VenueKeys(
                    required(properties.getProperty("api-key"), path + " must have api-key"),
                    required(properties.getProperty("api-secret"), path + " must have api-secret"));
        }
        if (reference.startsWith(ENVIRONMENT)) {
            String prefix = reference.substring(ENVIRONMENT.length());
            String key = prefix + "_API_KEY";
            String secret = prefix + "_API_SECRET";
            return new VenueKeys(
                    required(environment.get(key), "the environment must have " + key),
                    required(environment.get(secret), "the environment must have " + secret));
        }
        throw new IllegalArgumentException(
                Setting.VENUE_CREDENTIALS.key() + " must be a reference, file:/PATH or env:PREFIX, never a key itself");
    }

    @Override
    public String apiKey() {
        return apiKey;
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return "VenueKeys[***]";
    }

    private static String required(@Nullable String value, String rule) throws IOException {
        if (value == null || value.isBlank()) {
            throw new IOException("keys of the account: " + rule);
        }
        return value.strip();
    }
}
