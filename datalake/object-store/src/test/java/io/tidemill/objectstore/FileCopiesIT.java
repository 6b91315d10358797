package io.tidemill.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.tables.FileCopies;
import io.tidemill.tables.LakeException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCopiesIT {
    private static final int PART_BYTES = 8 << 20;

    @TempDir
    Path folder;

    @Test
    void filesArriveAsTheyAreInOnePartOrInMany() throws IOException {
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                FileCopies copies = new FileCopies(
                        "s3://" + LocalObjectStore.BUCKET + "/kept/",
                        store.endpoint().toString(),
                        store.credentialsReference())) {
            for (int bytes : new int[] {0, 1_000, PART_BYTES, 2 * PART_BYTES + 1}) {
                Path file = file(bytes);
                copies.copy(file, "some/" + bytes);
                assertThat(folder.resolve("store/objects/tidemill/kept/some/" + bytes))
                        .hasSameBinaryContentAs(file);
                assertThat(copies.location("some/" + bytes)).isEqualTo("s3://tidemill/kept/some/" + bytes);
            }
        }
    }

    @Test
    void aNameThatIsThereGetsTheNewContent() throws IOException {
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT);
                FileCopies copies = new FileCopies(
                        "s3://" + LocalObjectStore.BUCKET, store.endpoint().toString(), store.credentialsReference())) {
            copies.copy(file(1_000), "twice");
            copies.copy(file(10), "twice");
            assertThat(folder.resolve("store/objects/tidemill/twice")).hasSameBinaryContentAs(file(10));
        }
    }

    @Test
    void aFolderIsAPlaceToo() throws IOException {
        Path kept = folder.resolve("kept");
        try (FileCopies copies = new FileCopies(kept.toUri().toString(), "", "")) {
            copies.copy(file(1_000), "some/file");
            assertThat(kept.resolve("some/file")).hasSameBinaryContentAs(file(1_000));
            assertThat(kept.resolve("some")).isDirectoryNotContaining("glob:**.draft");
        }
    }

    @Test
    void aStoreThatIsAwayIsNamed() throws IOException {
        URI endpoint;
        String credentials;
        try (LocalObjectStore store = LocalObjectStore.start(folder.resolve("store"), LocalObjectStore.ANY_PORT)) {
            endpoint = store.endpoint();
            credentials = store.credentialsReference();
        }
        Path file = file(10);
        try (FileCopies copies = new FileCopies("s3://tidemill/kept", endpoint.toString(), credentials)) {
            assertThatThrownBy(() -> copies.copy(file, "some"))
                    .isInstanceOf(LakeException.class)
                    .hasMessageStartingWith(file + " cannot be copied to s3://tidemill/kept/some: ")
                    .hasMessageContaining("Connection refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kept", "/kept", "s3:///kept", "http://127.0.0.1/kept"})
    void whatIsNoPlaceIsRefused(String place) {
        assertThatThrownBy(() -> new FileCopies(place, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a place for copies must be s3://BUCKET/PREFIX or file:/FOLDER, was '" + place + "'");
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("file-" + bytes), content);
    }
}
