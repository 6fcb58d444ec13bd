package dev.sluice.store;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** As Jdbi tells failures of the database, so that one word tells both. */
final class StepFailed extends JdbiException {
    private static final long serialVersionUID = 1;

    StepFailed(SQLException cause) {
        super(cause);
    }
}
