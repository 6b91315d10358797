package io.tidemill.kernel.magic;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A whole POM out of what a README shows: a {@code <project>} stays as it is; of anything else the loose dependencies and
 * repositories are gathered, and what a POM must have is added.
 */
final class PartialPom {
    private PartialPom() {}

    /** @throws MagicException where the text is not XML */
    static String complete(String text) throws MagicException {
        String body = text.strip().replaceFirst("^<\\?xml[^>]*\\?>", "").strip();
        try {
            Document given = parse("<fragments>" + body + "</fragments>");
            List<Element> elements = children(given.getDocumentElement());
            return elements.size() == 1 && elements.get(0).getTagName().equals("project")
                    ? body
                    : write(assemble(elements));
        } catch (SAXException e) {
            throw new MagicException("not the XML of a POM: " + e.getMessage(), e);
        } catch (IOException | ParserConfigurationException | TransformerException e) {
            throw new MagicException("cannot read the POM: " + e, e);
        }
    }

    private static Document assemble(List<Element> elements) throws ParserConfigurationException {
        Document pom = factory().newDocumentBuilder().newDocument();
        Element project = pom.createElement("project");
        pom.appendChild(project);
        Element dependencies = pom.createElement("dependencies");
        Element repositories = pom.createElement("repositories");
        for (Element element : elements) {
            switch (element.getTagName()) {
                case "dependency" -> append(dependencies, element);
                case "repository" -> append(repositories, element);
                case "dependencies" -> children(element).forEach(child -> append(dependencies, child));
                case "repositories" -> children(element).forEach(child -> append(repositories, child));
                default -> append(project, element);
            }
        }
        project.appendChild(repositories);
        project.appendChild(dependencies);
        addMissing(project, "modelVersion", "4.0.0");
        addMissing(project, "groupId", "cell");
        addMissing(project, "artifactId", "cell");
        addMissing(project, "version", "1");
        return pom;
    }

    private static void append(Element parent, Element child) {
        parent.appendChild(parent.getOwnerDocument().importNode(child, true));
    }

    private static void addMissing(Element project, String name, String value) {
        if (children(project).stream().noneMatch(child -> child.getTagName().equals(name))) {
            Element element = project.getOwnerDocument().createElement(name);
            element.setTextContent(value);
            project.appendChild(element);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        var builder = factory().newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    private static String write(Document document) throws TransformerException {
        StringWriter out = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }
}
