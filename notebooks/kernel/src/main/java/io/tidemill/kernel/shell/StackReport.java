package io.tidemill.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stack traces by cells: frames of the kernel and of JShell are left out, those of cells name cell and line. */
final class StackReport {
    /** Of libraries between two frames of cells; whoever calls deep into Spark reads its message, not its stack. */
    private static final int MOST_FRAMES_OF_OTHERS = 6;

    private static final String AT = "  at ";
    private static final List<String> MACHINERY = List.of(
            "jdk.jshell.",
            "io.tidemill.kernel.",
            "org.dflib.jjava.",
            "jdk.internal.reflect.",
            "java.lang.reflect.Method");

    private final Map<String, Placed> places;

    StackReport(Map<String, Placed> places) {
        this.places = places;
    }

    /** The line of the first frame that is in a cell, and then all frames. */
    List<String> of(StackTraceElement[] trace) {
        List<String> report = firstLine(trace);
        report.addAll(framesOf(trace));
        return report;
    }

    /** The line of the first frame that is in a cell, and then the frames of cells. */
    List<String> ofCells(StackTraceElement[] trace) {
        List<String> report = firstLine(trace);
        for (StackTraceElement frame : trace) {
            if (place(frame) != null) {
                report.add(AT + text(frame));
            }
        }
        return report;
    }

    private List<String> firstLine(StackTraceElement[] trace) {
        List<String> report = new ArrayList<>();
        for (StackTraceElement frame : trace) {
            Placed place = place(frame);
            if (place != null) {
                report.addAll(SourceExcerpt.of(place.cell(), place.line(frame.getLineNumber())));
                break;
            }
        }
        return report;
    }

    List<String> framesOf(StackTraceElement[] trace) {
        List<String> report = new ArrayList<>();
        int ofOthers = 0;
        for (StackTraceElement frame : trace) {
            if (MACHINERY.stream().noneMatch(frame.getClassName()::startsWith)) {
                boolean isOfCell = place(frame) != null;
                ofOthers = isOfCell ? tellLeftOut(ofOthers, report) : ofOthers + 1;
                if (isOfCell || ofOthers <= MOST_FRAMES_OF_OTHERS) {
                    report.add(AT + text(frame));
                }
            }
        }
        tellLeftOut(ofOthers, report);
        return report;
    }

    /** Says how many frames of libraries were left out, and begins to count again. */
    private static int tellLeftOut(int ofOthers, List<String> report) {
        if (ofOthers > MOST_FRAMES_OF_OTHERS) {
            report.add(Ansi.FAINT.paint("  ... " + (ofOthers - MOST_FRAMES_OF_OTHERS) + " more"));
        }
        return 0;
    }

    private String text(StackTraceElement frame) {
        Placed place = place(frame);
        if (place == null) {
            return Ansi.FAINT.paint(frame.toString());
        }
        String where = place.cell().name() + ", line " + place.line(frame.getLineNumber());
        String method = method(frame);
        return Ansi.GREEN.paint(method.isEmpty() ? where : method + " (" + where + ")");
    }

    private static String method(StackTraceElement frame) {
        String method = frame.getMethodName().startsWith("lambda$") ? "lambda" : frame.getMethodName();
        return frame.getClassName().isEmpty() || method.isEmpty() ? method : frame.getClassName() + "." + method;
    }

    /** JShell names the snippet in place of the file: {@code #12}. */
    private @Nullable Placed place(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? places.get(file.substring(1)) : null;
    }
}
