package dev.sluice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the words of a verb go: its result to stdout, everything else to stderr. */
final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Question question;
    private final Global global;

    Terminal(PrintWriter out, PrintWriter err, Question question, Global global) {
        this.out = out;
        this.err = err;
        this.question = question;
        this.global = global;
    }

    /** The result: {@code document} for machines, {@code words} for people. */
    void result(Object document, Supplier<String> words) {
        if (global.json) {
            json(document);
        } else {
            out.println(words.get().stripTrailing());
        }
        out.flush();
    }

    /** One line of JSON on stdout, whoever reads. */
    void json(Object document) {
        try {
            out.println(Json.MAPPER.writeValueAsString(document));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is not JSON: " + document.getClass(), e);
        }
    }

    /** A line for people while the verb works. */
    void note(String words) {
        err.println(words);
        err.flush();
    }

    /** What went wrong, for people, and for machines where they read. */
    void problem(Problem problem) {
        explain(problem);
        document(Map.of("error", problem));
    }

    /** A document that people need not see, because they read it in words already. */
    void document(Object document) {
        if (global.json) {
            json(document);
        }
    }

    /** What went wrong, for people only. */
    void explain(Problem problem) {
        note(problem.title());
        if (problem.detail() != null) {
            note("  " + problem.detail());
        }
        if (problem.nextAct() != null) {
            note("What to do: " + problem.nextAct());
        }
        note("Code: " + problem.code());
    }

    /** Where an error came from, when that was asked for. */
    void trace(Throwable error) {
        if (global.debug) {
            error.printStackTrace(err);
        }
    }

    /** Asks; empty when there is no terminal. */
    Optional<String> ask(String words) {
        return question.ask(words);
    }
}
