package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Binding;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.service.RunningService;
import dev.sluice.token.foreign.LinkKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of a real service, really brought into the situation that is told. */
class InspectorTest {
    @TempDir
    static Path folder;

    private static RunningService service;

    private final Inspector inspector = inspector(InspectOptions.CAREFUL);

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aHealthyLinkIsWalkedToItsFirstSegment() {
        var share = service.share(ShareMode.DIRECT, "2h").share();
        var streamed = new ArrayList<Exchange>();
        long before = starts(share.url());

        var found = inspector.inspect(" " + share.url() + "\n", progress -> {
            if (progress instanceof Progress.Asked(Exchange exchange, boolean _)
                    && exchange.client() == ClientKind.BROWSER) {
                streamed.add(exchange);
            }
        });

        assertThat(found.verdict()).isEqualTo(LinkVerdict.PLAYABLE);
        assertThat(found.kind()).isEqualTo(LinkKind.SLUICE_SHARE);
        assertThat(found.sentence())
                .startsWith("It plays: the first segment was there ")
                .containsPattern("1 hour 59");
        assertThat(found.exchanges())
                .isEqualTo(streamed)
                .extracting(Exchange::stage)
                .containsExactly(
                        Stage.PAGE,
                        Stage.SESSION,
                        Stage.MULTIVARIANT,
                        Stage.MEDIA,
                        Stage.INIT,
                        Stage.SEGMENT,
                        Stage.PREFLIGHT,
                        Stage.REFUSAL);
        assertThat(found.exchanges()).allSatisfy(exchange -> {
            assertThat(exchange.url()).doesNotContain("eyJ");
            assertThat(exchange.timing().waitMs()).isPositive();
        });
        assertThat(found.exchanges().getLast().timing().startedMs())
                .isGreaterThan(found.exchanges().getFirst().timing().startedMs());
        assertThat(found.share().opens()).isZero();
        assertThat(service.admin().shares().get(share.handle()).opens())
                .as("an inspection is no open")
                .isZero();
        assertThat(starts(share.url())).as("and no start of a viewer").isEqualTo(before);
        assertThat(found.clients()).hasSize(5).allMatch(ClientRow::complete);
    }

    @Test
    void anEmbedPageIsToldApart() {
        var found =
                inspector.inspect(service.share(ShareMode.EMBED, "2h").share().url());

        assertThat(found.kind()).isEqualTo(LinkKind.SLUICE_EMBED);
        assertThat(found.verdict()).isEqualTo(LinkVerdict.PLAYABLE);
    }

    @Test
    void aSignedLinkPlaysWithoutAPage() {
        var found = inspector.inspect(service.share(ShareMode.API, "2h").signedLink());

        assertThat(found.verdict()).isEqualTo(LinkVerdict.PLAYABLE);
        assertThat(found.exchanges().getFirst().stage()).isEqualTo(Stage.MULTIVARIANT);
        assertThat(found.toString()).doesNotContain("eyJ");
    }

    @Test
    void aRevokedLinkSaysByWhomAndWhy() {
        var share = service.share(ShareMode.DIRECT, "2h").share();
        service.admin().shares().revoke(share.handle(), "posted in a forum");
        long before = starts(share.url());

        var found = inspector.inspect(share.url());

        assertThat(found.clients()).hasSize(5).allMatch(ClientRow::complete);
        assertThat(starts(share.url())).as("a trial is no start of a viewer").isEqualTo(before);
        assertThat(found.verdict()).isEqualTo(LinkVerdict.REVOKED);
        assertThat(found.sentence()).matches("Revoked (just now|\\d+ seconds? ago) by admin: posted in a forum\\.");
        assertThat(found.findings().getFirst().fix()).contains("Reissue");
        assertThat(found.good()).isFalse();
    }

    @Test
    void aFrozenLinkSaysWhenItEnds() {
        var share = service.share(ShareMode.DIRECT, "2h").share();
        service.admin().shares().freeze(share.handle());

        var found = inspector.inspect(share.url());

        assertThat(found.verdict()).isEqualTo(LinkVerdict.FROZEN);
        assertThat(found.sentence()).contains("on hold").contains("It ends in 1 hour 59 minutes");
    }

    @Test
    void anEarlyLinkSaysWhenItWorks() {
        var start = Instant.now().plus(Duration.ofMinutes(90));
        var share = bound(new Binding(null, null, List.of(), null, null, null, null, start));

        var found = inspector.inspect(share);

        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_YET_VALID);
        assertThat(found.sentence()).contains("in 1 hour 29 minutes");
    }

    @Test
    void aLinkForAnotherNetworkIsTheWrongContext() {
        var found =
                inspector.inspect(bound(new Binding(null, null, List.of(), "203.0.113.0/24", null, null, null, null)));

        assertThat(found.verdict()).isEqualTo(LinkVerdict.WRONG_CONTEXT);
        assertThat(found.sentence()).contains("network");
        assertThat(found.why()).startsWith("It is bound to 203.0.113.0/24. Seen: this machine, at 127.0.0.1.");
        assertThat(found.exchanges().getLast().stage()).isEqualTo(Stage.SESSION);
    }

    @Test
    void aCountedOpenIsNotSpentOnAnInspection() {
        var link = bound(new Binding(null, null, List.of(), null, null, null, 1, null));

        var found = inspector.inspect(link);

        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_MEASURED);
        assertThat(found.exchanges()).isEmpty();
        assertThat(service.admin().inspections().ask(link).share().opens()).isZero();
    }

    @Test
    void aLinkThatNobodyIssuedIsUnknown() {
        var found = inspector.inspect(service.admin().base() + "s/AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(found.verdict()).isEqualTo(LinkVerdict.UNKNOWN_LINK);
    }

    @Test
    void aTamperedSignedLinkIsRefused() {
        var link = service.share(ShareMode.API, "2h").signedLink();

        var found = inspector.inspect(OurLinks.tampered(link));

        assertThat(found.good()).isFalse();
        assertThat(found.exchanges().getLast().headers()).containsKey("s-uri-signing");
    }

    @Test
    void offlineMakesNoRequest() {
        var link = service.share(ShareMode.API, "2h").signedLink();

        var found = inspector(new InspectOptions(true, false)).inspect(link);

        assertThat(found.kind()).isEqualTo(LinkKind.RFC9246);
        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_MEASURED);
        assertThat(found.exchanges()).isEmpty();
        assertThat(found.findings()).anySatisfy(f -> assertThat(f.code()).isEqualTo("link-lives"));
    }

    @Test
    void withoutAServiceTheWalkAloneSaysIt() {
        var share = service.share(ShareMode.DIRECT, "2h").share();
        service.admin().shares().revoke(share.handle(), null);
        var alone = new Inspector(null, Clock.systemUTC(), new InspectOptions(false, true));

        var found = alone.inspect(share.url());

        assertThat(found.verdict()).isEqualTo(LinkVerdict.REVOKED);
        assertThat(found.share()).isNull();
    }

    /** Of sessions that the service has timed lately. */
    private static long starts(String link) {
        return service.admin().inspections().ask(link).entitlement().now().n();
    }

    private static Inspector inspector(InspectOptions options) {
        return new Inspector(service.admin(), Clock.systemUTC(), options);
    }

    private static String bound(Binding binding) {
        return service.admin()
                .shares()
                .create(new ShareRequest(service.asset().id(), ShareMode.DIRECT, "2h", null, null, binding, null, null))
                .share()
                .url();
    }
}
