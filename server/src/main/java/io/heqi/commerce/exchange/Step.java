package io.heqi.commerce.exchange;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.SaveOrder;
import io.heqi.commerce.product.SaveProduct;
import java.util.List;

/// A part of a file, ready to be taken.
///
/// @param from so many orders, events or products, good and bad, were dealt with before it
/// @param to so many are after it
/// @param rows so many rows of the file were read by then
record Step(
    int from,
    int to,
    int rows,
    List<SaveOrder> orders,
    List<OrderIntake.TellEvent> events,
    List<SaveProduct> products,
    List<Flaw> flaws) {}
