package dev.sluice.console.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Fault;
import dev.sluice.api.ShareMode;
import dev.sluice.console.work.Work;
import dev.sluice.relay.PreviewRelay;
import dev.sluice.service.RunningService;
import java.nio.file.Path;
import java.util.ArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a real service, without a window. */
class CatalogueTest {
    @TempDir
    private static Path folder;

    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theNewestAssetIsLookedAtWithItsReport() {
        var catalogue = new Catalogue(Work.inline(), service.admin());
        catalogue.read();

        assertThat(catalogue.selected().get())
                .isNotNull()
                .extracting("id")
                .isEqualTo(service.asset().id());
        assertThat(Checked.of(catalogue.report().get()))
                .get()
                .satisfies(checked -> assertThat(checked.report().ready()).isTrue());
    }

    @Test
    void whatChangesIsReadAgainAndShown() {
        var catalogue = new Catalogue(Work.inline(), service.admin());
        catalogue.read();
        var id = service.asset().id();
        var states = new ArrayList<>();
        catalogue.selected().subscribe(asset -> states.add(asset == null ? "" : asset.state()));

        service.admin().assets().withdraw(id);
        catalogue.changed(id);
        service.admin().assets().publish(id);
        catalogue.changed(id);

        assertThat(states)
                .extracting(Object::toString)
                .contains("PUBLISHED", "WITHDRAWN")
                .last()
                .isEqualTo("PUBLISHED");
    }

    @Test
    void anAssetThatIsNotThereLeavesTheListAsItIs() {
        var catalogue = new Catalogue(Work.inline(), service.admin());
        catalogue.select("nobody");
        catalogue.read();

        assertThat(catalogue.assets()).hasSize(1);
    }

    @Test
    void aWatchPageLeadsToThePlaylistOfASessionAndNothingOfItIsTold() {
        var engine = new Engine(service.admin(), CatalogueTest::none);
        var share = service.share(ShareMode.DIRECT, "1h").share();
        var target = engine.find(new Subject.OfLink(share.url()));

        assertThat(target.playlist().getPath()).endsWith("/master.m3u8");
        assertThat(target.headers()).isEmpty();
        assertThat(target.entitled()).isNotNull();
        assertThat(target.toString()).doesNotContain("URISigningPackage");
        assertThat(new Subject.OfLink(share.url()).toString()).doesNotContain(share.handle());
    }

    @Test
    void aRevokedWatchPageIsRefusedWithTheServicesOwnWords() {
        var engine = new Engine(service.admin(), CatalogueTest::none);
        var share = service.share(ShareMode.DIRECT, "1h").share();
        service.admin().shares().revoke(share.handle(), null);

        Assertions.assertThatThrownBy(() -> engine.find(new Subject.OfLink(share.url())))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("revoked"));
    }

    @Test
    void whatIsNoLinkIsSaid() {
        Assertions.assertThatThrownBy(() ->
                        new Engine(service.admin(), CatalogueTest::none).find(new Subject.OfLink("see you tomorrow")))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("link-unusable"));
    }

    private static PreviewRelay none() {
        throw new AssertionError("no relay is needed to find a playlist");
    }
}
