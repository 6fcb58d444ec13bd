#!/bin/sh
# Mutation tests of the core packages: how many small faults in them some test notices. Arguments go to Maven, for
# example -DtargetClasses='dev.sluice.floors.*'. The rival is line coverage, which says what ran and not what was checked.
set -eu
mvn -B -ntp -q -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage "$@" > target/mutation.log 2>&1 ||
  { tail -30 target/mutation.log >&2; exit 1; }
awk -F, '
  { package = $2; sub(/\.[^.]*$/, "", package); all[package]++; total++ }
  $6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" { noticed[package]++; sum++ }
  $6 == "NO_COVERAGE" { untouched[package]++; blind++ }
  END {
    printf "%-32s %9s %9s %12s %8s\n", "package", "mutants", "noticed", "no test ran", "share"
    for (p in all) printf "%-32s %9d %9d %12d %7.1f%%\n", p, all[p], noticed[p], untouched[p], 100 * noticed[p] / all[p] | "sort"
    close("sort")
    printf "%-32s %9d %9d %12d %7.1f%%\n", "all", total, sum, blind, 100 * sum / total
  }' target/pit-reports/mutations.csv
grep -o 'Line Coverage (for mutated classes only): .*' target/mutation.log || true
