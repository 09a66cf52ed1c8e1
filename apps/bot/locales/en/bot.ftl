# Greeting and menu
greeting =
    <b>{ $shop }</b>

    Hello{ $name ->
        [none] { "" }
       *[other] , { $name }
    }! Browse our catalog right here: photos, prices and what is in stock.
menu = What would you like to see?
help =
    <b>How this works</b>

    /start: start again
    /catalog: categories and products
    /language: change the language
    /help: this message

    Tap a category, then “Details” under a product to see its sizes, colours, prices and stock. To order, open it in the shop.

# Buttons
button-catalog = 🛍 Catalog
button-language = 🌐 Language
button-help = ❔ Help
button-shop = Open the shop
button-product = Buy in the shop
button-details = Details
button-less = Less
button-more = Show { $count } more
button-categories = All categories
button-all-products = All products
button-back = ‹ Back

# Commands in Telegram's menu
command-start = Start
command-catalog = Categories and products
command-language = Change the language
command-help = How this works

# Language
language-choose = Which language do you prefer?
language-set = The language is now English.
language-name = English

# Catalog
categories = <b>Catalog</b>
    Choose a category.
categories-none = This shop has no products yet. Please come back soon.
list-page = <b>{ $category }</b> · { $from }–{ $to } of { $total }
list-separator = { $category } · { $from }–{ $to } of { $total }
list-end = { $total ->
        [one] This is the only product here.
       *[other] That is everything: { $total } products.
    }
list-empty = “{ $category }” has no products right now.

# Product
price-from = from { $price }
price-is = { $price }
price-none = Price on request
price-reduced = <s>{ $before }</s> { $price }
in-stock = In stock
few-left = { $count ->
        [one] Last one
       *[other] { $count } left
    }
sold-out = Sold out
variants-more = { $count ->
        [one] and { $count } more option in the shop
       *[other] and { $count } more options in the shop
    }
product-link = In the shop: { $url }

# Notices and errors
last-known = The shop is unavailable right now. These are the last known details; prices and stock may have changed.
button-stale = This button is no longer valid. Please choose again.
list-stale = These are already shown below.
product-gone = This product is no longer on sale.
category-gone = This category no longer exists. Here is the current catalog.
unknown-command = I don’t know this command.
not-understood = I understand buttons and commands only. Choose one:
shop-closed = <b>{ $shop }</b> is closed for the moment. Please come back later.
shop-unavailable = The catalog is unavailable right now. Please try again in a minute.
failure = Something went wrong on our side. Please try again. Reference: <code>{ $reference }</code>
