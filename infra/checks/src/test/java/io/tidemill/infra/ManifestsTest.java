package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the folder kubernetes, file by file and as it would be installed. */
class ManifestsTest {
    private static final Path KUBERNETES = Checkout.infra("kubernetes");

    static List<Path> manifests() throws IOException {
        return Checkout.files(KUBERNETES, ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .filter(file -> !file.getFileName().toString().startsWith("values"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void eachFileIsReadStrictly(Path file) throws IOException {
        List<Manifest> manifests = Manifest.parse(KUBERNETES.relativize(file).toString(), Files.readString(file));
        assertThat(manifests).isNotEmpty();
        assertThat(StrictReader.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base/platform", "base/venue", "base/account", "overlays/dev", "overlays/prod"})
    void eachFolderIsReadStrictlyAsItIsRendered(String folder) throws Exception {
        assertThat(StrictReader.problems(rendered(folder))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void whatIsInstalledFitsTheProgram(String overlay) throws Exception {
        List<Manifest> manifests = rendered(overlay);
        assertThat(WorkloadCheck.problems(manifests)).isEmpty();
        assertThat(ScalerCheck.problems(manifests)).isEmpty();
        assertThat(NetworkCheck.problems(manifests)).isEmpty();
        Set<String> workloads = manifests.stream()
                .filter(each -> each.kind().equals("StatefulSet"))
                .map(Manifest::component)
                .collect(Collectors.toSet());
        assertThat(workloads).as("one workload for each role").isEqualTo(Program.roles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base/platform", "overlays/dev", "overlays/prod"})
    void researchReadsTheLakeThatTheArchiveWrites(String folder) throws Exception {
        List<Manifest> manifests = rendered(folder);
        assertThat(LakeFile.of(manifests)).isEqualTo(LakeFile.ofArchive(manifests));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void whatTradesIsReadable(String overlay) throws IOException {
        try (Stream<Path> accounts = Files.list(KUBERNETES.resolve("overlays/" + overlay + "/accounts"))) {
            assertThat(accounts.map(account -> account.resolve("trade.json")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(TradeFile.problems(file)).isEmpty());
        }
    }

    @Test
    void noSecretHasAValueHere() throws IOException {
        assertThat(manifests())
                .allSatisfy(file -> assertThat(Manifest.parse(file.toString(), Files.readString(file)))
                        .noneMatch(each -> each.kind().equals("Secret")));
    }

    private static List<Manifest> rendered(String folder) throws Exception {
        assumeTrue(Rendering.isPossible(), "kubectl is not there, so nothing was rendered");
        return Rendering.of(KUBERNETES.resolve(folder));
    }
}
