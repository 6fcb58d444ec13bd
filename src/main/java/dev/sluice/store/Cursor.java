package dev.sluice.store;

import dev.sluice.api.Fault;

/**
 * Where a page of a list ended.
 *
 * @param key number that the list is sorted by
 * @param id what tells rows of the same number apart
 */
public record Cursor(long key, String id) {
    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Fault {@code bad-cursor}
     */
    public static Cursor parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw strange();
        }
        return new Cursor(number(text.substring(0, dot)), text.substring(dot + 1));
    }

    /**
     * A part of a cursor that is a number.
     *
     * @throws Fault {@code bad-cursor}
     */
    public static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw strange();
        }
    }

    @Override
    public String toString() {
        return key + "." + id;
    }

    private static Fault strange() {
        return Fault.badRequest("bad-cursor", "The page's cursor is not one of this list's.", "Start over.");
    }
}
