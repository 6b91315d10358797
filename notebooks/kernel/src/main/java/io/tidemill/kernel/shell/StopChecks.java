package io.tidemill.kernel.shell;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes loops of cells stoppable where a JVM no longer stops threads.
 *
 * <p>Up to Java 19 {@code Thread.stop} ends any loop, so code stays as compiled and runs at full speed. From Java 20 on it
 * throws; there each jump backwards and each method of a cell asks {@link StopPoint} first. Loops inside of libraries
 * cannot be stopped there: they are left behind, and the cell says so.
 */
final class StopChecks {
    private static final int FIRST_JAVA_WITHOUT_STOP = 20;

    private StopChecks() {}

    /** Whether this JVM can stop a thread from outside. */
    static boolean jvmStopsThreads() {
        return Runtime.version().feature() < FIRST_JAVA_WITHOUT_STOP;
    }

    /** The class with checks where this JVM needs them; the same bytes where not. */
    static byte[] insertedInto(byte[] bytecode) {
        return jvmStopsThreads() ? bytecode : insert(bytecode);
    }

    static byte[] insert(byte[] bytecode) {
        ClassReader reader = new ClassReader(bytecode);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Inserter(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Inserter extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Inserter(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, StopPoint.INTERNAL_NAME, "pass", "()V", false);
        }
    }
}
