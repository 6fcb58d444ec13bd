package dev.sluice.token.foreign;

import java.util.Optional;

/** Recognises one family of links. */
interface LinkReader {
    /** What the link says; empty when it is of another family. Never throws, whatever was pasted. */
    Optional<Draft> read(Pasted pasted);
}
