package io.heqi.bot.model;

import io.heqi.knowledge.Retrieval;
import io.heqi.shared.MerchantId;
import io.heqi.shared.ShopId;
import java.util.List;
import java.util.Locale;

/// What a customer wants to know, and what the house knows that may answer it.
///
/// @param before what the customer said just before, oldest first
/// @param hits best first
/// @param language of the answer: Chinese or English
public record Inquiry(
    MerchantId merchant,
    ShopId shop,
    String text,
    List<String> before,
    List<Retrieval.Hit> hits,
    Locale language) {}
