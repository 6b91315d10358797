package io.tidemill.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Files into an object store, with rights to put and to abort alone. Each request names a checksum of its bytes, without which a bucket
 * with object lock refuses it.
 *
 * <p>A large file goes part by part through one buffer. Iceberg's own stream is not used, because it first puts all parts beside each
 * other into the temporary folder, which on a trading machine is small.
 */
final class ObjectUpload implements AutoCloseable {
    private static final int PART_BYTES = 8 << 20;
    private static final int MAX_PARTS = 10_000;
    private static final String BYTES = "application/octet-stream";

    private final S3Client client;

    ObjectUpload(S3Client client) {
        this.client = client;
    }

    void send(Path file, String bucket, String key) throws IOException {
        long bytes = Files.size(file);
        byte[] part = new byte[(int) Math.min(bytes, Math.max(PART_BYTES, bytes / MAX_PARTS + 1))];
        try (InputStream in = Files.newInputStream(file)) {
            if (bytes <= part.length) {
                RequestBody body = body(part, in.readNBytes(part, 0, part.length));
                client.putObject(put -> put.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.CRC32), body);
            } else {
                sendParts(in, part, bucket, key);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private void sendParts(InputStream in, byte[] part, String bucket, String key) throws IOException {
        String id = client.createMultipartUpload(
                        upload -> upload.bucket(bucket).key(key).checksumAlgorithm(ChecksumAlgorithm.CRC32))
                .uploadId();
        try {
            List<CompletedPart> sent = new ArrayList<>();
            for (int length = in.readNBytes(part, 0, part.length);
                    length > 0;
                    length = in.readNBytes(part, 0, part.length)) {
                sent.add(sendPart(body(part, length), sent.size() + 1, id, bucket, key));
            }
            client.completeMultipartUpload(
                    upload -> upload.bucket(bucket).key(key).uploadId(id).multipartUpload(whole -> whole.parts(sent)));
        } catch (IOException | RuntimeException e) {
            abort(id, bucket, key, e);
            throw e;
        }
    }

    private CompletedPart sendPart(RequestBody body, int number, String id, String bucket, String key) {
        UploadPartResponse taken = client.uploadPart(
                part -> part.bucket(bucket)
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32),
                body);
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(taken.eTag())
                .checksumCRC32(taken.checksumCRC32())
                .build();
    }

    /** What cannot be taken back now is removed by the bucket's own rule for uploads that were never completed. */
    private void abort(String id, String bucket, String key, Exception cause) {
        try {
            client.abortMultipartUpload(upload -> upload.bucket(bucket).key(key).uploadId(id));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static RequestBody body(byte[] bytes, int length) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, length), length, BYTES);
    }
}
