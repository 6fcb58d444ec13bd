package dev.sluice.edge;

/** Where the files come from. Called for admitted requests only, on the selector's thread, which must not be held up. */
interface MediaStore {
    /** Answers with a file. */
    void answer(Asked asked);
}
