package io.tidemill.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.magic.registry.LineMagic;

/** {@code %jars} and {@code %classpath}: files of this machine for the class path. */
public final class ClasspathMagics {
    private final Consumer<Collection<Path>> classPath;

    /** @param classPath takes what is to be added */
    public ClasspathMagics(Consumer<Collection<Path>> classPath) {
        this.classPath = classPath;
    }

    /**
     * Adds the jars that match, and all jars of folders that match.
     *
     * @return the paths that were added
     * @throws MagicException where nothing matches, or a folder cannot be read
     */
    @LineMagic
    public List<String> jars(List<String> globs) throws MagicException {
        List<Path> jars = new ArrayList<>();
        for (Path match : Globs.find(required("jars", globs), path -> true)) {
            if (Files.isDirectory(match)) {
                jars.addAll(jarsOf(match));
            } else {
                jars.add(match);
            }
        }
        return add(jars);
    }

    /**
     * Adds jars and folders of classes as they are.
     *
     * @return the paths that were added
     * @throws MagicException where nothing matches
     */
    @LineMagic
    public List<String> classpath(List<String> globs) throws MagicException {
        return add(Globs.find(required("classpath", globs), path -> true));
    }

    private List<String> add(List<Path> entries) {
        classPath.accept(entries);
        return entries.stream().map(Path::toString).toList();
    }

    private static List<String> required(String magic, List<String> globs) throws MagicException {
        if (globs.isEmpty()) {
            throw new MagicException("%" + magic + " takes one or more paths, such as libs/*.jar");
        }
        return globs;
    }

    private static List<Path> jarsOf(Path folder) throws MagicException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MagicException("cannot list " + folder + ": " + e, e);
        }
    }
}
