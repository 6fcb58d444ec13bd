package dev.sluice.api;

/** A field of comma-separated values (RFC 4180), safe to open in a spreadsheet. */
public final class CsvField {
    private static final String FORMULA = "=+-@\t\r";

    private CsvField() {}

    /** In quotes; what comes from outside and begins like a formula stays text. */
    public static String quoted(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
