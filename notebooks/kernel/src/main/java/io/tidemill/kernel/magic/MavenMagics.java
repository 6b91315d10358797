package io.tidemill.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.magic.registry.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.registry.LineMagic;

/** {@code %maven}, {@code %mavenRepo} and {@code %%loadFromPOM}: artifacts of Maven repositories for the class path. */
public final class MavenMagics {
    private static final Set<String> SCOPES = Set.of("compile", "runtime", "system", "import");

    private final MavenResolver resolver = new MavenResolver();
    private final Consumer<Collection<Path>> classPath;

    /** @param classPath takes what is to be added */
    public MavenMagics(Consumer<Collection<Path>> classPath) {
        this.classPath = classPath;
    }

    /**
     * Adds artifacts with all that they need.
     *
     * @throws MagicException where one cannot be had
     */
    @LineMagic(aliases = {"addMavenDependency", "maven"})
    public void addMavenDependencies(List<String> coordinates) throws MagicException {
        if (coordinates.isEmpty()) {
            throw new MagicException("%maven takes group:artifact:version, one or more");
        }
        classPath.accept(resolver.resolve(coordinates));
    }

    /**
     * Adds a repository for the lines that follow.
     *
     * @throws MagicException where it is not a name and an address
     */
    @LineMagic(aliases = "mavenRepo")
    public void addMavenRepo(List<String> nameAndAddress) throws MagicException {
        if (nameAndAddress.size() != 2) {
            throw new MagicException("%mavenRepo takes a name and an address");
        }
        resolver.addRepository(nameAndAddress.get(0), nameAndAddress.get(1));
    }

    /**
     * Adds what a POM asks for; {@code arguments} are the file, where the POM is not in the cell, and then scopes.
     *
     * @param body a POM, or parts of one
     * @throws MagicException where the POM is not valid, or something cannot be had
     */
    @CellMagic
    public void loadFromPOM(List<String> arguments, String body) throws MagicException {
        try {
            Path pom = Files.createTempFile("cell", ".xml");
            try {
                Files.writeString(pom, PartialPom.complete(body));
                classPath.accept(resolver.resolve(pom.toFile(), scopes(arguments)));
            } finally {
                Files.delete(pom);
            }
        } catch (IOException e) {
            throw new MagicException("cannot write the POM of the cell: " + e, e);
        }
    }

    /**
     * Adds what the POM in a file asks for.
     *
     * @param arguments the file, and then scopes
     * @throws MagicException where there is no such file, it is not valid, or something cannot be had
     */
    @LineMagic("loadFromPOM")
    public void loadFromPomFile(List<String> arguments) throws MagicException {
        if (arguments.isEmpty()) {
            throw new MagicException("%loadFromPOM takes the path of a POM; %%loadFromPOM takes its text");
        }
        Path pom = Path.of(arguments.get(0));
        if (!Files.isRegularFile(pom)) {
            throw new MagicException("no file " + pom.toAbsolutePath());
        }
        classPath.accept(resolver.resolve(pom.toFile(), scopes(arguments.subList(1, arguments.size()))));
    }

    private static Set<String> scopes(List<String> names) {
        return names.isEmpty() ? SCOPES : new LinkedHashSet<>(names);
    }
}
