package io.tidemill.tables;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.aws.AwsClientFactories;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A place that keeps copies of whole files: a prefix of an object store, or a folder. Nothing is read or asked for there, so that the
 * right to add is enough. A name that is there already gets the new content; a store that keeps versions keeps both.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class FileCopies implements AutoCloseable {
    private static final Pattern OBJECTS = Pattern.compile("s3://([^/]+)(?:/(.+))?");

    private final String place;
    private final String s3Endpoint;
    private final String s3Credentials;
    private @Nullable ObjectUpload upload;

    /**
     * A place that is not opened before the first copy.
     *
     * @param place {@code s3://BUCKET/PREFIX} or {@code file:/FOLDER}
     * @param s3Endpoint of an object store other than AWS; empty for AWS or for {@code file:}
     * @param s3Credentials reference to the keys of the object store; empty for the machine's own role or for {@code file:}
     * @throws IllegalArgumentException if the place is neither
     */
    public FileCopies(String place, String s3Endpoint, String s3Credentials) {
        this.place = place.replaceAll("/+$", "");
        this.s3Endpoint = s3Endpoint;
        this.s3Credentials = s3Credentials;
        if (!this.place.startsWith("file:/") && !OBJECTS.matcher(this.place).matches()) {
            throw new IllegalArgumentException(
                    "a place for copies must be s3://BUCKET/PREFIX or file:/FOLDER, was '" + place + "'");
        }
    }

    /** Where the copy of a name is: the place, and the name below it. */
    public String location(String name) {
        return place + "/" + name;
    }

    /**
     * Copies a file that nobody writes any more.
     *
     * @param name below the place, with {@code /} between its parts
     * @throws LakeException if it did not arrive; it may be tried again
     */
    public void copy(Path file, String name) {
        try {
            Matcher objects = OBJECTS.matcher(location(name));
            if (objects.matches()) {
                upload().send(file, objects.group(1), objects.group(2));
            } else {
                copyToFolder(file, Path.of(URI.create(location(name))));
            }
        } catch (IOException | SdkException e) {
            throw LakeException.retryable(file + " cannot be copied to " + location(name) + ": " + e, e);
        }
    }

    @Override
    public void close() {
        if (upload != null) {
            upload.close();
        }
    }

    private ObjectUpload upload() {
        if (upload == null) {
            Map<String, String> properties = new HashMap<>();
            LakeCatalog.objectStore(s3Endpoint, s3Credentials, properties);
            upload = new ObjectUpload(AwsClientFactories.from(properties).s3());
        }
        return upload;
    }

    /** Under another name until it is whole. */
    private static void copyToFolder(Path file, Path target) throws IOException {
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        Files.createDirectories(target.getParent());
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
