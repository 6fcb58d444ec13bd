package dev.sluice.destination;

import java.io.IOException;
import java.nio.file.Path;

/** Where files of a show are put by name: a folder or a bucket. Blocks; what is put twice stands once. */
interface Depot {
    /** Puts a file that is whole. */
    void put(String name, Path file) throws IOException, DepotTrouble;

    /** Puts a text in the place of the one before. */
    void put(String name, String text) throws IOException, DepotTrouble;

    /** Takes one away; nothing happens where there is none. */
    void delete(String name) throws IOException, DepotTrouble;
}
