package io.tidemill.kernel.shell;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes that JShell compiles, and looks into what cells added to the class path. It hands out the bytes of
 * its classes as resources too, because Spark reads those of a lambda's class before it sends the lambda away.
 *
 * <p><b>Thread:</b> all methods from any thread.
 */
final class CellLoader extends URLClassLoader implements LoaderDelegate {
    private final Map<String, byte[]> bytecodes = new ConcurrentHashMap<>();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        for (ClassBytecodes each : classes) {
            bytecodes.put(each.name(), StopChecks.insertedInto(each.bytecodes()));
        }
        boolean[] installed = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            try {
                loadClass(classes[i].name());
                installed[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("cannot load " + classes[i].name() + ": " + e, installed);
            }
        }
    }

    /** The bytes under which a class was defined, or null for a class that is not from a cell. */
    byte @Nullable [] bytecode(String className) {
        return bytecodes.get(className);
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // a redefinition is accepted only where the loaded classes may stay as they are
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        for (String entry : path.split(File.pathSeparator)) {
            try {
                addURL(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new InternalException("cannot add " + entry + " to the class path: " + e.getMessage());
            }
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        byte[] bytes = bytecodes.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable URL findResource(String name) {
        if (name.endsWith(".class")) {
            byte[] bytes = bytecodes.get(
                    name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            if (bytes != null) {
                return urlOf(name, bytes);
            }
        }
        return super.findResource(name);
    }

    private static URL urlOf(String name, byte[] bytes) {
        try {
            return new URL(null, "cell:/" + name, new InMemory(bytes));
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no URL for " + name, e);
        }
    }

    /** Opens the bytes of one class. */
    private static final class InMemory extends URLStreamHandler {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
