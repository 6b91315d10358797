package io.tidemill.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cells without Jupyter: above all, that variables keep their values. */
class CellSessionTest {
    private final List<String> notes = new ArrayList<>();
    private final CellSession session = new CellSession(List.of(), Duration.ZERO, () -> {}, notes::add);
    private int number;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void valuesOutliveALaterImport() throws CellFailure {
        eval("import java.util.*; record Point(int x) {}");
        eval(
                "var p = new Point(3); List<Point> points = new ArrayList<>(List.of(p)); List<String> names = List.of(\"a\");");
        eval("import java.util.function.*; import java.awt.Color;");
        assertThat(eval("p.x() + points.get(0).x() + names.get(0)")).isEqualTo("6a");
        assertThat(notes).isEmpty();
    }

    @Test
    void valuesOutliveAnImportThatMakesTheirTypeAmbiguous() throws CellFailure {
        eval(
                "import java.util.*; List<String> names = List.of(\"a\"); Map<String, ? extends Number>[] maps = new Map[2];");
        eval("import java.awt.*;");
        assertThat(eval("names.get(0) + maps.length")).isEqualTo("a2");
        assertThat(notes).isEmpty();
    }

    @Test
    void valuesOutliveANewDefinitionOfAMethodThatMadeThem() throws CellFailure {
        eval("int made() { return 1; } int a = made(); var b = made() + 1;");
        eval("int made() { return 100; }");
        assertThat(eval("a + b")).isEqualTo(3);
        assertThat(eval("made()")).isEqualTo(100);
    }

    @Test
    void valuesOutliveTheSameDefinitionRunAgain() throws CellFailure {
        eval("record Point(int x) { int twice() { return 2 * x; } }");
        eval("var p = new Point(4);");
        eval("record Point(int x) { int twice() { return 2 * x; } }");
        assertThat(eval("p.twice()")).isEqualTo(8);
        assertThat(notes).isEmpty();
    }

    @Test
    void aVariableWhoseTypeIsDefinedAnewIsNamed() throws CellFailure {
        eval("record Point(int x) {} Point p = new Point(1); var q = java.util.List.of(p); int other = 5;");
        eval("record Point(int x, int y) { Point(int x) { this(x, 0); } }");
        assertThat(notes)
                .hasSize(2)
                .allMatch(note -> note.matches("variable [pq] (is gone|was reset): its type .*Point.*"
                        + " was defined anew. Run its cell again."));
        assertThat(eval("other")).isEqualTo(5);
        assertThat(eval("Point p = new Point(7); p.y() + p.x()")).isEqualTo(7);
    }

    @Test
    void aDeclarationThatRunsAgainBeginsAnew() throws CellFailure {
        assertThat(eval("int z; z = 4; z")).isEqualTo(4);
        assertThat(eval("int z; z")).isEqualTo(0);
        assertThat(eval("int z = 9; z")).isEqualTo(9);
        assertThat(eval("int z = 9; z++; z")).isEqualTo(10);
        assertThat(eval("double z = 1.5; z")).isEqualTo(1.5);
        assertThat(eval("int a = 1, b = 2; a + b")).isEqualTo(3);
        assertThat(eval("int a = 5, b = 6; a + b")).isEqualTo(11);
    }

    @Test
    void whatDependsOnAVariableOfAnotherTypeKeepsItsOwnValue() throws CellFailure {
        eval("int x = 5; var y = x + 1; int twice() { return (int) (2 * x); }");
        eval("double x = 4;");
        assertThat(eval("y + twice()")).isEqualTo(14);
    }

    @Test
    void errorsNameTheLineOfTheCell() {
        assertThatThrownBy(() -> eval("int a = 1;\nint b = ;"))
                .isInstanceOf(CellFailure.class)
                .hasMessage("cell [1], line 2: illegal start of expression");
    }

    @Test
    void lambdasOfCellsAreClassesWithBytes() throws CellFailure {
        eval(
                "java.util.function.Supplier<Integer> f = (java.util.function.Supplier<Integer> & java.io.Serializable) () -> 4;");
        assertThat(eval("f.getClass().getName().startsWith(\"REPL\")")).isEqualTo(true);
        assertThat(
                        eval(
                                "class Own {} Own.class.getResourceAsStream(Own.class.getName()"
                                        + ".substring(Own.class.getName().lastIndexOf('.') + 1) + \".class\").readAllBytes().length > 100"))
                .isEqualTo(true);
    }

    private @Nullable Object eval(String code) throws CellFailure {
        number++;
        return session.eval(new Cell("cell [" + number + "]", code, code));
    }
}
