package dev.sluice.console.chart;

/** Something that happened, drawn as a dotted vertical with its words. */
public record TimeMark(double at, String words) {}
