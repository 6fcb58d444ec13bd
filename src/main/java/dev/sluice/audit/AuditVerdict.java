package dev.sluice.audit;

/** What walking the audit log's chain found. */
public sealed interface AuditVerdict {
    /** The sentence a person reads. */
    String sentence();

    /** Every line is as it was written. */
    record Whole(long lines) implements AuditVerdict {
        @Override
        public String sentence() {
            return "All " + lines + " lines are as they were written.";
        }
    }

    /** A line's words do not match its hash. */
    record Altered(long sequence) implements AuditVerdict {
        @Override
        public String sentence() {
            return "Line " + sequence + " was altered after it was written.";
        }
    }

    /** Lines are gone from between others. */
    record Removed(long first, long last) implements AuditVerdict {
        @Override
        public String sentence() {
            return "Lines " + first + " to " + last + " were removed.";
        }
    }

    /** Lines are gone from the end: a signed checkpoint speaks of lines that are not there. */
    record TailMissing(long first, long last) implements AuditVerdict {
        @Override
        public String sentence() {
            return "The end of the log is missing: lines " + first + " to at least " + last + ".";
        }
    }

    /** The lines fit each other, but not what was signed at this one, or nobody we know signed it. */
    record Disagrees(long sequence) implements AuditVerdict {
        @Override
        public String sentence() {
            return "The signed checkpoint at line " + sequence
                    + " disagrees: the log up to there was written anew, or the checkpoint was not signed by this service.";
        }
    }
}
