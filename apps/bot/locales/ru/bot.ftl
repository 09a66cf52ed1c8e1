# Greeting and menu
greeting =
    <b>{ $shop }</b>

    Здравствуйте{ $name ->
        [none] { "" }
       *[other] , { $name }
    }! Смотрите каталог прямо здесь: фото, цены и наличие.
menu = Что вам показать?
help =
    <b>Как это работает</b>

    /start: начало
    /catalog: категории и товары
    /language: сменить язык
    /help: эта справка

    Выберите категорию, затем нажмите «Подробнее» под товаром: там размеры, цвета, цены и наличие. Чтобы заказать, откройте товар в магазине.

# Buttons
button-catalog = 🛍 Каталог
button-language = 🌐 Язык
button-help = ❔ Помощь
button-shop = Открыть магазин
button-product = Купить в магазине
button-details = Подробнее
button-less = Свернуть
button-more = Показать ещё { $count }
button-categories = Все категории
button-all-products = Все товары
button-back = ‹ Назад

# Commands in Telegram's menu
command-start = Начало
command-catalog = Категории и товары
command-language = Сменить язык
command-help = Как это работает

# Language
language-choose = На каком языке вам удобнее?
language-set = Будем говорить по-русски.
language-name = Русский

# Catalog
categories = <b>Каталог</b>
    Выберите категорию.
categories-none = В магазине пока нет товаров. Загляните чуть позже.
list-page = <b>{ $category }</b> · { $from }–{ $to } из { $total }
list-separator = { $category } · { $from }–{ $to } из { $total }
list-end = { $total ->
        [1] Это единственный товар здесь.
        [one] Это всё: { $total } товар.
        [few] Это всё: { $total } товара.
       *[other] Это всё: { $total } товаров.
    }
list-empty = В категории «{ $category }» сейчас пусто.

# Product
price-from = от { $price }
price-is = { $price }
price-none = Цена по запросу
price-reduced = <s>{ $before }</s> { $price }
in-stock = В наличии
few-left = { $count ->
        [one] Остался { $count }
       *[other] Осталось { $count }
    }
sold-out = Нет в наличии
variants-more = { $count ->
        [one] и ещё { $count } вариант в магазине
        [few] и ещё { $count } варианта в магазине
       *[other] и ещё { $count } вариантов в магазине
    }
product-link = В магазине: { $url }

# When something is off
last-known = Магазин сейчас не отвечает. Показываем последнее, что знаем: цены и наличие могли измениться.
button-stale = Эта кнопка уже не действует. Выберите, пожалуйста, заново.
list-stale = Эти товары уже показаны ниже.
product-gone = Этот товар больше не продаётся.
category-gone = Этой категории больше нет. Вот каталог на сейчас.
unknown-command = Такой команды я не знаю.
not-understood = Я понимаю только кнопки и команды. Выберите:
shop-closed = Магазин <b>{ $shop }</b> сейчас закрыт. Загляните, пожалуйста, позже.
shop-unavailable = Каталог сейчас не отвечает. Попробуйте, пожалуйста, через минуту.
failure = У нас что-то пошло не так. Попробуйте ещё раз. Номер обращения: <code>{ $reference }</code>
