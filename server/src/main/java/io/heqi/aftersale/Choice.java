package io.heqi.aftersale;

import java.util.List;

/// What is said of one kind, with its grounds in words.
public record Choice(Verdict verdict, List<String> grounds) {}
