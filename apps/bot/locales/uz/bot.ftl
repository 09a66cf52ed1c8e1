# Greeting and menu
greeting =
    <b>{ $shop }</b>

    Assalomu alaykum{ $name ->
        [none] { "" }
       *[other] , { $name }
    }! Katalogni shu yerning oʻzida koʻring: suratlar, narxlar va mavjud mahsulotlar.
menu = Sizga nimani koʻrsataylik?
help =
    <b>Bu qanday ishlaydi</b>

    /start: boshlash
    /catalog: turkumlar va mahsulotlar
    /language: tilni almashtirish
    /help: shu yordam

    Turkumni tanlang, soʻng mahsulot ostidagi “Batafsil” tugmasini bosing: oʻlchamlar, ranglar, narxlar va qoldiq shu yerda. Buyurtma berish uchun mahsulotni doʻkonda oching.

# Buttons
button-catalog = 🛍 Katalog
button-language = 🌐 Til
button-help = ❔ Yordam
button-shop = Doʻkonni ochish
button-product = Doʻkonda sotib olish
button-details = Batafsil
button-less = Yigʻish
button-more = Yana { $count } tasini koʻrsatish
button-categories = Barcha turkumlar
button-all-products = Barcha mahsulotlar
button-back = ‹ Orqaga

# Commands in Telegram's menu
command-start = Boshlash
command-catalog = Turkumlar va mahsulotlar
command-language = Tilni almashtirish
command-help = Bu qanday ishlaydi

# Language
language-choose = Qaysi tilda gaplashamiz?
language-set = Endi oʻzbekcha gaplashamiz.
language-name = Oʻzbekcha

# Catalog
categories = <b>Katalog</b>
    Turkumni tanlang.
categories-none = Doʻkonda hozircha mahsulot yoʻq. Birozdan soʻng qaytib keling.
list-page = <b>{ $category }</b> · { $total } tadan { $from }–{ $to }
list-separator = { $category } · { $total } tadan { $from }–{ $to }
list-end = { $total ->
        [one] Bu yerdagi yagona mahsulot shu.
       *[other] Hammasi shu: { $total } ta mahsulot.
    }
list-empty = “{ $category }” turkumida hozircha hech narsa yoʻq.

# Product
price-from = { $price }dan
price-is = { $price }
price-none = Narxi soʻrov boʻyicha
price-reduced = <s>{ $before }</s> { $price }
in-stock = Mavjud
few-left = { $count ->
        [one] Oxirgi dona
       *[other] { $count } ta qoldi
    }
sold-out = Tugagan
variants-more = va doʻkonda yana { $count } xil
product-link = Doʻkonda: { $url }

# When something is off
last-known = Doʻkon hozir javob bermayapti. Oxirgi maʼlum holatni koʻrsatyapmiz: narx va qoldiq oʻzgargan boʻlishi mumkin.
button-stale = Bu tugma endi ishlamaydi. Iltimos, qaytadan tanlang.
list-stale = Bular allaqachon quyida koʻrsatilgan.
product-gone = Bu mahsulot endi sotilmaydi.
category-gone = Bu turkum endi yoʻq. Hozirgi katalog mana.
unknown-command = Bunday buyruqni bilmayman.
not-understood = Men faqat tugma va buyruqlarni tushunaman. Tanlang:
shop-closed = <b>{ $shop }</b> doʻkoni hozircha yopiq. Iltimos, keyinroq keling.
shop-unavailable = Katalog hozir javob bermayapti. Iltimos, bir daqiqadan soʻng urinib koʻring.
failure = Bizda nosozlik yuz berdi. Iltimos, qayta urinib koʻring. Murojaat raqami: <code>{ $reference }</code>
