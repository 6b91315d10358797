package io.tidemill.objectstore;

import io.tidemill.tables.LakeException;
import java.io.IOException;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server on a folder of this machine, on loopback, in this JVM: the object store where there is no other. Its keys are
 * made at the first start and stay in a file of the folder that only the owner reads; everybody else gets a reference to it.
 *
 * <pre>
 *   folder/credentials.properties     access-key, secret-key
 *   folder/objects/&lt;bucket&gt;/...       what is stored
 * </pre>
 *
 * <p><b>Thread:</b> safe.
 */
public final class LocalObjectStore implements AutoCloseable {
    /** The bucket that is there from the start. */
    public static final String BUCKET = "tidemill";

    /** Lets the machine choose a port. */
    public static final int ANY_PORT = 0;

    private static final int SECRET_BYTES = 20;
    private static final String LOOPBACK = "127.0.0.1";

    private final S3Proxy server;
    private final BlobStore blobs;
    private final URI endpoint;
    private final String credentialsReference;

    private LocalObjectStore(S3Proxy server, BlobStore blobs, URI endpoint, String credentialsReference) {
        this.server = server;
        this.blobs = blobs;
        this.endpoint = endpoint;
        this.credentialsReference = credentialsReference;
    }

    /**
     * Starts the server.
     *
     * @param folder that holds everything; made absolute, because a relative one loses data without a word
     * @param port to listen on, or {@link #ANY_PORT}
     * @throws LakeException if the port is taken, or the folder cannot be written
     */
    public static LocalObjectStore start(Path folder, int port) {
        Path absolute = folder.toAbsolutePath().normalize();
        Path objects = absolute.resolve("objects");
        Properties keys;
        try {
            Files.createDirectories(objects);
            keys = keys(absolute.resolve("credentials.properties"));
        } catch (IOException e) {
            throw LakeException.fatal("object store cannot use the folder " + absolute + ": " + e, e);
        }
        requireFree(port);
        BlobStore blobs = new FilesystemNio2BlobStore(objects.toString());
        S3Proxy server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://" + LOOPBACK + ":" + port))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4, keys.getProperty("access-key"), keys.getProperty("secret-key"))
                .ignoreUnknownHeaders(true)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            blobs.close();
            throw LakeException.fatal(
                    "object store cannot listen on " + LOOPBACK + ":" + port + ": " + e.getMessage(), e);
        }
        if (!blobs.containerExists(BUCKET)) {
            blobs.createContainer(BUCKET);
        }
        return new LocalObjectStore(
                server,
                blobs,
                URI.create("http://" + LOOPBACK + ":" + server.getPort()),
                absolute.resolve("credentials.properties").toUri().toString());
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    /** Where its keys are: {@code file:/...}, as a lake's configuration takes it. */
    public String credentialsReference() {
        return credentialsReference;
    }

    /** A place for a lake in the bucket. */
    public String warehouse() {
        return "s3://" + BUCKET + "/lake";
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw LakeException.fatal("object store on " + endpoint + " did not stop: " + e.getMessage(), e);
        } finally {
            blobs.close();
        }
    }

    /** The server itself says of a taken port only that it could not start. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw LakeException.fatal(
                    "port " + port + " on " + LOOPBACK
                            + " is taken by another program; the object store needs it: stop that program or choose another port",
                    e);
        } catch (IOException e) {
            throw LakeException.fatal("object store cannot listen on " + LOOPBACK + ":" + port + ": " + e, e);
        }
    }

    private static Properties keys(Path file) throws IOException {
        Properties keys = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                keys.load(reader);
            }
            return keys;
        }
        keys.setProperty("access-key", random());
        keys.setProperty("secret-key", random());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(draft)) {
            keys.store(writer, "keys of the local object store");
        }
        Files.move(draft, file);
        return keys;
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
