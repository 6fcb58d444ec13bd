package dev.sluice.runbook.step;

/**
 * One thing to ask an edge for.
 *
 * @param share handle it is about
 * @param path root-relative, with a token in it: a secret
 */
record Probe(String share, String path) {
    @Override
    public String toString() {
        return "Probe[" + share + "]";
    }
}
