package dev.sluice.telemetry.cmcd;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a dictionary of RFC 8941. More generous than the RFC in three points that players need: spaces before commas, UTF-8
 * in strings, capitals in keys.
 */
final class FieldReader {
    private static final int MOST_KEYS = 128;
    private static final int MOST_MEMBERS = 64;
    private static final int LONGEST_KEY = 64;
    private static final int MOST_DIGITS = 15;
    private static final Map<String, Object> NONE = Map.of();

    private static final String[] LETTERS = new String[128];

    static {
        for (char c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = String.valueOf(c);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    FieldReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    /** Adds every member to {@code record}; a key sent twice counts as sent last. */
    void into(Cmcd record) throws Malformed {
        spaces();
        int keys = 0;
        while (at < end) {
            if (++keys > MOST_KEYS) {
                throw new Malformed("too many keys");
            }
            String key = key();
            record.put(key, take('=') ? value() : (Object) true);
            parameters();
            spaces();
            if (at < end && !take(',')) {
                throw new Malformed("no comma between members");
            }
            spaces();
        }
    }

    private Object value() throws Malformed {
        return at < end && bytes[at] == '(' ? list() : item();
    }

    private List<Member> list() throws Malformed {
        at++;
        var members = new ArrayList<Member>(2);
        while (true) {
            spaces();
            if (take(')')) {
                return members;
            }
            if (members.size() == MOST_MEMBERS) {
                throw new Malformed("too many members in a list");
            }
            members.add(new Member(item(), parameters()));
            if (at < end && bytes[at] != ' ' && bytes[at] != ')') {
                throw new Malformed("no space between members of a list");
            }
        }
    }

    private Map<String, Object> parameters() throws Malformed {
        if (at >= end || bytes[at] != ';') {
            return NONE;
        }
        var parameters = new TreeMap<String, Object>();
        while (take(';')) {
            spaces();
            if (parameters.size() == MOST_MEMBERS) {
                throw new Malformed("too many parameters");
            }
            parameters.put(key(), take('=') ? item() : (Object) true);
        }
        return parameters;
    }

    private Object item() throws Malformed {
        if (at >= end) {
            throw new Malformed("value missing");
        }
        byte first = bytes[at];
        if (first == '"') {
            return string();
        }
        if (first == '-' || digit(first)) {
            return number();
        }
        return switch (first) {
            case '?' -> bool();
            case ':' -> binary();
            default -> token();
        };
    }

    private Object number() throws Malformed {
        boolean negative = take('-');
        int from = at;
        long whole = digits();
        if (!take('.')) {
            return negative ? -whole : whole;
        }
        int point = at;
        long fraction = digits();
        if (at - from > MOST_DIGITS + 1) {
            throw new Malformed("number too long");
        }
        double value = whole + fraction / Math.pow(10, at - point);
        return negative ? -value : value;
    }

    private long digits() throws Malformed {
        int from = at;
        long value = 0;
        while (at < end && digit(bytes[at])) {
            value = value * 10 + (bytes[at++] - '0');
            if (at - from > MOST_DIGITS) {
                throw new Malformed("number too long");
            }
        }
        if (at == from) {
            throw new Malformed("digit missing");
        }
        return value;
    }

    private String string() throws Malformed {
        int from = ++at;
        boolean ascii = true;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                return escaped(from);
            }
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                throw new Malformed("control character in a string");
            }
            ascii &= bytes[at++] >= 0;
        }
        if (at >= end) {
            throw new Malformed("string not closed");
        }
        String text = ascii
                ? new String(bytes, from, at - from, StandardCharsets.ISO_8859_1)
                : utf8(ByteBuffer.wrap(bytes, from, at - from));
        at++;
        return text;
    }

    private String escaped(int from) throws Malformed {
        var text = ByteBuffer.allocate(end - from);
        at = from;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\' && (++at >= end || (bytes[at] != '"' && bytes[at] != '\\'))) {
                throw new Malformed("bad escape");
            }
            text.put(bytes[at++]);
        }
        if (at++ >= end) {
            throw new Malformed("string not closed");
        }
        return utf8(text.flip());
    }

    private static String utf8(ByteBuffer text) throws Malformed {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("no UTF-8");
        }
    }

    private String token() throws Malformed {
        int from = at;
        if (!alpha(bytes[at]) && bytes[at] != '*') {
            throw new Malformed("no value starts like this");
        }
        while (at < end && tokenChar(bytes[at])) {
            at++;
        }
        return at - from == 1 ? single(bytes[from]) : new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    private Boolean bool() throws Malformed {
        at++;
        if (take('1')) {
            return Boolean.TRUE;
        }
        if (take('0')) {
            return Boolean.FALSE;
        }
        throw new Malformed("no boolean");
    }

    private String binary() throws Malformed {
        int from = ++at;
        while (at < end && bytes[at] != ':') {
            at++;
        }
        if (at >= end) {
            throw new Malformed("bytes not closed");
        }
        try {
            byte[] base64 = java.util.Arrays.copyOfRange(bytes, from, at++);
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new Malformed("no base64");
        }
    }

    private String key() throws Malformed {
        int from = at;
        while (at < end && keyChar(bytes[at])) {
            at++;
        }
        if (at == from || at - from > LONGEST_KEY) {
            throw new Malformed("no key");
        }
        return Keys.of(bytes, from, at);
    }

    private static String single(byte letter) {
        return LETTERS[letter];
    }

    private boolean take(char expected) {
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void spaces() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean alpha(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    private static boolean keyChar(byte b) {
        return alpha(b) || digit(b) || b == '_' || b == '-' || b == '.' || b == '*';
    }

    private static boolean tokenChar(byte b) {
        return alpha(b) || digit(b) || "!#$%&'*+-.^_`|~:/".indexOf(b) >= 0;
    }
}
