package dev.sluice.console.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class ActsTest {
    private final List<Map<String, String>> done = new ArrayList<>();
    private final SimpleStringProperty refusal = new SimpleStringProperty("");
    private final Acts acts = new Acts();
    private final Act revoke = acts.add(Act.of("links.revoke", "Revoke")
            .needs(Role.ADMIN)
            .destroys()
            .unless(refusal)
            .runs(done::add));
    private final Act inspect =
            acts.add(Act.of("inspect", "Inspect").fromOutside(done::add).runs(() -> {}));

    @Test
    void anActNamesTheRoleItNeeds() {
        acts.operator().set(new Operator("sam", Role.SUPPORT));

        assertThat(acts.whyNot(revoke).getValue()).isEqualTo("Needs the role admin; you are support.");
        assertThat(acts.run(revoke)).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void nobodyKnownMeansNoActOnTheService() {
        assertThat(acts.whyNot(revoke).getValue()).startsWith("Waits for the service");
        assertThat(acts.allows(inspect)).isTrue();
    }

    @Test
    void theReasonFollowsTheState() {
        acts.operator().set(new Operator("dana", Role.ADMIN));
        var why = acts.whyNot(revoke);
        assertThat(why.getValue()).isEmpty();

        refusal.set("This link is revoked already.");

        assertThat(why.getValue()).isEqualTo("This link is revoked already.");
    }

    @Test
    void aDeepLinkOpensWhatSaysSo() {
        acts.open("sluice://inspect?link=https%3A%2F%2Fv.example.com%2Fs%2Fabc");

        assertThat(done).containsExactly(Map.of("link", "https://v.example.com/s/abc"));
    }

    @Test
    void aDeepLinkOpensNothingElse() {
        acts.operator().set(new Operator("dana", Role.ADMIN));
        acts.add(Act.of("links.copy", "Copy").runs(done::add));

        for (var link : List.of("sluice://links/revoke?handle=abc", "sluice://links/copy")) {
            assertThatThrownBy(() -> acts.open(link))
                    .isInstanceOfSatisfying(
                            Fault.class, f -> assertThat(f.code()).isEqualTo("act-not-by-link"));
        }
        assertThat(done).isEmpty();
    }

    @Test
    void actsInViewComeFirst() {
        var here = Act.of("links.extend", "Extend").runs(() -> {});
        acts.inView(List.of(here));

        assertThat(acts.all()).containsExactly(here, revoke, inspect);
    }
}
