package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.token.foreign.DecodedLink;
import okhttp3.HttpUrl;

/** Where a walk begins. */
sealed interface Target {
    /** A watch or embed page of Sluice. */
    record Page(HttpUrl url, String handle) implements Target {}

    /** A playlist, or some other address. */
    record Address(HttpUrl url) implements Target {
        @Override
        public String toString() {
            return Masked.url(url);
        }
    }

    /** A token without an address, which leads nowhere by itself. */
    record Token() implements Target {}

    /**
     * Nothing that can be opened.
     *
     * @param why in a sentence
     * @param fix what to do about it
     */
    record NotALink(String why, String fix) implements Target {
        private static NotALink of(Finding finding) {
            return new NotALink(finding.sentence(), finding.fix());
        }
    }

    /** The target of what was pasted. */
    static Target of(DecodedLink link) {
        var unfit = link.findings().stream()
                .filter(f -> f.code().equals("link-too-long"))
                .findFirst();
        if (unfit.isPresent()) {
            return NotALink.of(unfit.get());
        }
        var url = link.address() == null ? null : HttpUrl.parse(link.address());
        if (url != null) {
            var handle = link.fields().get("handle");
            return handle == null ? new Address(url) : new Page(url, handle);
        }
        return link.token() == null ? nothing(link) : new Token();
    }

    private static NotALink nothing(DecodedLink link) {
        return link.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS)
                .findFirst()
                .map(NotALink::of)
                .orElse(new NotALink(
                        link.masked().isBlank() ? "Nothing was pasted." : "It is not an http or https address.",
                        "Paste the whole link."));
    }
}
