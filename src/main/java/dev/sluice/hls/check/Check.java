package dev.sluice.hls.check;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.List;
import java.util.function.Function;

/** A rule and the function that judges it. */
record Check(Rule rule, Function<Evidence, Verdict> judge) {

    List<Finding> run(Evidence evidence) {
        return switch (judge.apply(evidence)) {
            case Verdict.Holds holds -> List.of(finding(Severity.HOLDS, rule.asks(), holds.evidence(), ""));
            case Verdict.Unknown unknown -> List.of(finding(Severity.NOT_MEASURED, rule.asks(), unknown.why(), ""));
            case Verdict.Broken broken ->
                broken.breaches().stream()
                        .map(b -> finding(severity(b, evidence.profile()), b.sentence(), b.evidence(), b.fix()))
                        .toList();
        };
    }

    private Severity severity(Breach breach, Profile profile) {
        var own = breach.severity() == null ? rule.severity() : breach.severity();
        return profile.severities().getOrDefault(rule.code(), own);
    }

    private Finding finding(Severity severity, String sentence, String evidence, String fix) {
        return new Finding(rule.code(), severity, sentence, evidence, fix, rule.source());
    }
}
