package dev.sluice.relay;

import dev.sluice.api.Problem;
import org.jspecify.annotations.Nullable;

/** Upstream did not give what was asked for: the problem for people and, where one was made, the request as evidence. */
final class UpstreamFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable UpstreamRequest request;

    UpstreamFailure(Problem problem, @Nullable UpstreamRequest request) {
        super(problem.title());
        this.problem = problem;
        this.request = request;
    }

    Problem problem() {
        return problem;
    }

    @Nullable
    UpstreamRequest request() {
        return request;
    }
}
