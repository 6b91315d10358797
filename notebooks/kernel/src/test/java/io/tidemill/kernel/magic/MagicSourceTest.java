package io.tidemill.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MagicSourceTest {
    private static final String CALL = "io.tidemill.kernel.Kernel.lineMagic(";

    private final MagicSource source = new MagicSource(List.of("maven", "jars")::contains);

    @Test
    void aLineBecomesACallAndLinesStayWhereTheyAre() {
        assertThat(source.expand("int a = 1;\n%maven g:a:1 g:b:2\nint b;"))
                .isEqualTo("int a = 1;\n" + CALL + "\"maven\", java.util.List.of(\"g:a:1\", \"g:b:2\"));\nint b;");
    }

    @Test
    void aLineMayBeAssigned() {
        assertThat(source.expand("List<String> l = %jars *.jar;"))
                .isEqualTo("List<String> l = " + CALL + "\"jars\", java.util.List.of(\"*.jar\"));");
    }

    @Test
    void aCellBecomesOneCall() {
        assertThat(source.expand("%%x \"a b\" c\n<y>\"1\\2\"</y>\n"))
                .isEqualTo("io.tidemill.kernel.Kernel.cellMagic(\"x\", java.util.List.of(\"a b\", \"c\"),"
                        + " \"<y>\\\"1\\\\2\\\"</y>\\n\")");
    }

    @Test
    void whatIsNoMagicStays() {
        for (String code : List.of(
                "int r = 7\n  %b;",
                "int r = 7 %b;",
                "// %maven a\n",
                "/*\n%maven a\n*/",
                "String s = \"%maven\";",
                "String s = \"\"\"\n%maven a\n\"\"\";",
                "char c = '%';",
                "r %= 3;")) {
            assertThat(source.expand(code)).isEqualTo(code);
            assertThat(source.blank(code)).isEqualTo(code);
        }
    }

    @Test
    void anUnknownNameAtTheBeginOfAStatementIsAMagicTooSoThatItIsReported() {
        assertThat(source.expand("int a;\n%mavn x")).contains("lineMagic(\"mavn\"");
    }

    @Test
    void blankKeepsEachCharacterWhereItIs() {
        assertThat(source.blank("%maven a\nint b;")).isEqualTo("        \nint b;");
        assertThat(source.blank("var l = %jars x\nl")).isEqualTo("var l = null;  \nl");
        assertThat(source.blank("%%x\nabc")).isEqualTo("   \n   ");
    }
}
