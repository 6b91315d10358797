package io.tidemill.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartialPomTest {
    @Test
    void looseAndGatheredPartsAreJoined() throws MagicException {
        String pom = PartialPom.complete("""
                <repository><id>r</id><url>u</url></repository>
                <dependencies><dependency><artifactId>one</artifactId></dependency></dependencies>
                <dependency><artifactId>two</artifactId></dependency>
                <properties><p>1</p></properties>
                """);
        assertThat(pom)
                .contains("<repositories><repository><id>r</id>")
                .containsPattern("<dependencies><dependency>.*one.*</dependency><dependency>.*two.*</dependency>")
                .contains("<properties><p>1</p></properties>")
                .contains("<modelVersion>4.0.0</modelVersion>", "<groupId>cell</groupId>", "<version>1</version>");
    }

    @Test
    void aProjectStaysAsItIs() throws MagicException {
        assertThat(PartialPom.complete("<?xml version=\"1.0\"?>\n<project><a/></project>"))
                .isEqualTo("<project><a/></project>");
    }

    @Test
    void whatIsNoXmlIsRefused() {
        assertThatThrownBy(() -> PartialPom.complete("<dependency>"))
                .isInstanceOf(MagicException.class)
                .hasMessageStartingWith("not the XML of a POM");
    }
}
