package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * An act that was refused or failed, with all that a person needs: a code, a sentence and a next act. Every layer throws
 * this one type for what a caller can understand; the service answers with its {@link Problem}, the command line prints
 * it, the console shows it.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Fault(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    public Fault(Problem problem, Throwable cause) {
        super(problem.title(), cause);
        this.problem = problem;
    }

    /** The request is malformed or outside policy (400). */
    public static Fault badRequest(String code, String title, @Nullable String nextAct) {
        return new Fault(Problem.of(400, code, title, null, nextAct));
    }

    /** There is no such thing (404). */
    public static Fault notFound(String code, String title, @Nullable String nextAct) {
        return new Fault(Problem.of(404, code, title, null, nextAct));
    }

    /** The thing's state does not allow the act (409). */
    public static Fault conflict(String code, String title, @Nullable String nextAct) {
        return new Fault(Problem.of(409, code, title, null, nextAct));
    }

    /** The caller may not do this (403). */
    public static Fault forbidden(String code, String title, @Nullable String nextAct) {
        return new Fault(Problem.of(403, code, title, null, nextAct));
    }

    /** Something this machine needs failed: disk, process, network (500). */
    public static Fault failed(String code, String title, @Nullable String nextAct, Throwable cause) {
        return new Fault(Problem.of(500, code, title, cause.getMessage(), nextAct), cause);
    }

    public Problem problem() {
        return problem;
    }

    public String code() {
        return problem.code();
    }
}
