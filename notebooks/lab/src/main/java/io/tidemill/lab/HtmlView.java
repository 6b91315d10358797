package io.tidemill.lab;

/** What a notebook shows as HTML: a kernel that knows this interface needs no other. */
public interface HtmlView {
    /** A fragment of HTML that needs nothing from elsewhere. */
    String html();
}
