package io.tidemill.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The compiled main classes of all modules that are built, read from their {@code target/classes} folders: nothing is
 * loaded, so the class paths of the modules never meet.
 */
final class Reactor {
    private Reactor() {}

    /**
     * Reads what is there; a module that is not built yet is left out.
     *
     * @throws IllegalStateException where no module is built: rules that look at nothing would always hold
     */
    static JavaClasses mainClasses() {
        return mainClasses(root(Path.of("").toAbsolutePath()));
    }

    static JavaClasses mainClasses(Path root) {
        List<Path> folders = classFolders(root);
        JavaClasses classes = new ClassFileImporter().importPaths(folders);
        if (classes.isEmpty()) {
            throw new IllegalStateException("the house rules found no class under " + root
                    + "/**/target/classes: build the modules first (mvn test-compile)");
        }
        return classes;
    }

    /** The folder of the reactor: the first one at or above {@code start} that holds the launcher. */
    private static Path root(Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("tidemill")) && Files.exists(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no folder at or above " + start + " holds the launcher and a pom.xml");
    }

    private static List<Path> classFolders(Path root) {
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files.filter(path -> path.endsWith(Path.of("target", "classes")))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }
}
