package io.tidemill.kernel.magic;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Maven's own resolver with the user's settings: local repository, mirrors, proxies and credentials as {@code mvn} has
 * them. It is started when the first magic asks.
 *
 * <p><b>Thread:</b> one at a time.
 */
final class MavenResolver {
    private static final Artifact POM_OF_CELL = new DefaultArtifact("cell", "cell", "pom", "1");

    private final List<RemoteRepository> added = new ArrayList<>();
    private @Nullable Context context;

    void addRepository(String id, String url) {
        RemoteRepository repository = new RemoteRepository.Builder(id, "default", url).build();
        added.removeIf(each -> each.getId().equals(id));
        added.addAll(context()
                .repositorySystem()
                .newResolutionRepositories(context().repositorySystemSession(), List.of(repository)));
    }

    /**
     * The files of the artifacts and of all that they need.
     *
     * @throws MagicException where one is written wrongly, or cannot be had
     */
    List<Path> resolve(List<String> coordinates) throws MagicException {
        List<Dependency> wanted = new ArrayList<>();
        for (String each : coordinates) {
            try {
                wanted.add(new Dependency(new DefaultArtifact(each), "runtime"));
            } catch (IllegalArgumentException e) {
                throw new MagicException(
                        "'" + each + "' is not group:artifact:version, or group:artifact:type:classifier:version", e);
            }
        }
        List<RemoteRepository> repositories = new ArrayList<>(context().remoteRepositories());
        repositories.addAll(added);
        return files(new CollectRequest(wanted, List.of(), repositories));
    }

    /**
     * The files that a POM asks for, in these scopes.
     *
     * @throws MagicException where the POM is not valid, or something cannot be had
     */
    List<Path> resolve(File pom, Set<String> scopes) throws MagicException {
        DefaultRepositorySystemSession session =
                new DefaultRepositorySystemSession(context().repositorySystemSession());
        session.setWorkspaceReader(new OnePom(pom));
        session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        List<RemoteRepository> repositories = new ArrayList<>(context().remoteRepositories());
        try {
            ArtifactDescriptorResult described = context()
                    .repositorySystem()
                    .readArtifactDescriptor(session, new ArtifactDescriptorRequest(POM_OF_CELL, repositories, "cell"));
            repositories.addAll(context()
                    .repositorySystem()
                    .newResolutionRepositories(context().repositorySystemSession(), described.getRepositories()));
            List<Dependency> wanted = described.getDependencies().stream()
                    .filter(each -> scopes.contains(each.getScope().isEmpty() ? "compile" : each.getScope()))
                    .toList();
            return files(new CollectRequest(wanted, described.getManagedDependencies(), repositories));
        } catch (RepositoryException e) {
            throw new MagicException("cannot use this POM: " + reason(e), e);
        }
    }

    private List<Path> files(CollectRequest request) throws MagicException {
        if (request.getDependencies().isEmpty()) {
            return List.of();
        }
        try {
            return context()
                    .repositorySystem()
                    .resolveDependencies(context().repositorySystemSession(), new DependencyRequest(request, null))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
        } catch (RepositoryException e) {
            throw new MagicException(reason(e), e);
        }
    }

    private Context context() {
        Context current = context;
        if (current == null) {
            current = Runtimes.INSTANCE
                    .getRuntime()
                    .create(ContextOverrides.create().withUserSettings(true).build());
            context = current;
        }
        return current;
    }

    private static String reason(RepositoryException e) {
        return String.valueOf(e.getMessage());
    }

    /** Hands out the POM of the cell, and nothing else. */
    private static final class OnePom implements WorkspaceReader {
        private final WorkspaceRepository repository = new WorkspaceRepository("cell");
        private final File pom;

        OnePom(File pom) {
            this.pom = pom;
        }

        @Override
        public WorkspaceRepository getRepository() {
            return repository;
        }

        @Override
        public @Nullable File findArtifact(Artifact artifact) {
            boolean isPom = artifact.getExtension().equals("pom")
                    && artifact.getGroupId().equals(POM_OF_CELL.getGroupId())
                    && artifact.getArtifactId().equals(POM_OF_CELL.getArtifactId());
            return isPom ? pom : null;
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            return List.of();
        }
    }
}
