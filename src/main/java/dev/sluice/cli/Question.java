package dev.sluice.cli;

import java.util.Optional;

/** Asks the person at the terminal. */
@FunctionalInterface
interface Question {
    /** The answer; empty when nobody is there to ask. */
    Optional<String> ask(String question);

    /** Asks at the terminal this program was started from, if it was. */
    static Question console() {
        return question -> Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .map(console -> console.readLine("%s", question));
    }
}
