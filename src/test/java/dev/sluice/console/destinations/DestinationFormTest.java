package dev.sluice.console.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

/** What a form says is missing, on no screen. */
class DestinationFormTest {
    @Test
    void aProducerHearsAtTheChoiceThatAFolderIsForAdmins() {
        var who = new SimpleObjectProperty<Operator>(new Operator("pat", Role.PRODUCER));
        var form = DestinationForm.empty();
        var missing = form.missing(who);
        assertThat(missing.getValue()).isEqualTo("Give its address.");

        form.kind.set(DestinationForm.Kind.FOLDER);
        assertThat(missing.getValue()).startsWith("Only an admin names a folder");

        who.set(new Operator("dana", Role.ADMIN));
        assertThat(missing.getValue()).isEqualTo("Give its address.");
    }
}
